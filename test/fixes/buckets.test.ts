import { describe, expect, it } from 'vitest';
import abortUploads from '../../src/fixes/abort-uploads.ts';
import closeBucketPolicy from '../../src/fixes/close-bucket-policy.ts';
import logBucket from '../../src/fixes/log-bucket.ts';
import refuseHttp from '../../src/fixes/refuse-http.ts';
import type { FieldValue, Resource } from '../../src/model/documents.ts';
import type { Draft, Refusal } from '../../src/model/fix.ts';
import { askAbout } from './ask.ts';

const everybody = { Action: ['oss:GetObject'], Effect: 'Allow', Principal: ['*'], Resource: ['acs:oss:*:*:pear/*'] };
const somebody = { ...everybody, Principal: ['2000'] };
const both = { ...everybody, Principal: ['*', '2000'] };

/** A document with its keys in order. */
const documentOf = (...statements: object[]) => JSON.stringify({ Statement: statements, Version: '1' });

function onlyDraft(answer: readonly Draft[] | Refusal): Draft {
  if ('code' in answer || answer.length !== 1) throw new Error(JSON.stringify(answer));
  return answer[0] as Draft;
}

/** The value of one property on what is live. */
function wishOf({ set }: Draft, property: string, live: Record<string, FieldValue>): FieldValue | undefined {
  const wish = set[property];
  return typeof wish === 'function' ? wish(live) : wish;
}

describe('a policy that lets everybody in', () => {
  const rule = 'security/oss-bucket-policy-anonymous';
  const propose = (anonymousAt: number[], text: string) =>
    onlyDraft(
      closeBucketPolicy.propose(askAbout(rule, { 'policy.isAnonymous': true, 'policy.document': text, 'policy.anonymousAt': anonymousAt })),
    );

  it.each([
    ['loses the statement', [0], documentOf(everybody, somebody), documentOf(somebody)],
    ['keeps who else is named in it', [1], documentOf(somebody, both), documentOf(somebody, somebody)],
    [
      'has its keys put in order',
      [1],
      `{"Version":"1","Statement":[${JSON.stringify(somebody)},${JSON.stringify(everybody)}]}`,
      documentOf(somebody),
    ],
  ])('%s', (_, positions, text, expected) => {
    const draft = propose(positions, text);
    expect(draft.kind).toBe('patch');
    expect(wishOf(draft, 'policy', { policy: text })).toBe(expected);
  });

  it.each([
    ['of one statement', documentOf(everybody)],
    ['whose statement stands without a list', JSON.stringify({ Statement: everybody, Version: '1' })],
  ])('is deleted when nothing remains: %s', (_, text) => {
    expect(propose([0], text)).toMatchObject({ kind: 'delete', guard: ['policy.document'] });
  });

  it('is not changed when the live one cannot be understood', () => {
    expect(wishOf(propose([0], documentOf(everybody, somebody)), 'policy', { policy: 'none' })).toBeUndefined();
  });

  it('and one that lets HTTP in are mended together', () => {
    const text = documentOf(everybody, somebody);
    const first = onlyDraft(
      refuseHttp.propose(askAbout('security/oss-bucket-http-allowed', { 'policy.refusesHttp': false, 'policy.document': text })),
    );
    const withHttp = wishOf(first, 'policy', { policy: text }) as string;
    const closed = JSON.parse(wishOf(propose([0], text), 'policy', { policy: withHttp }) as string);
    expect(closed.Statement).toEqual([somebody, expect.objectContaining({ Effect: 'Deny' })]);
  });
});

describe('lifecycle rules', () => {
  const rule = 'cost/oss-stale-multipart-uploads';
  const removal = (id: string) => ({ id, prefix: '', enabled: true, abortMultipartUploads: [{ days: 7 }] });
  const propose = (ruleIds: string[]) =>
    onlyDraft(abortUploads.propose(askAbout(rule, { 'lifecycle.abortRules': 0, 'lifecycle.ruleIds': ruleIds })));

  it.each([
    [
      'are written back with one more',
      [{ id: 'r1', prefix: 'log/', enabled: true, expirations: [{ days: 30 }] }],
      [{ id: 'r1', prefix: 'log/', enabled: true, expirations: [{ days: 30 }] }, removal('remove-unfinished-parts')],
    ],
    [
      'lose what they do not have, and stay off when they are off',
      [
        {
          id: 'r1',
          prefix: '',
          enabled: false,
          expirations: [{ days: 30, date: '', expiredObjectDeleteMarker: false }],
          tags: {},
          transitions: [],
        },
      ],
      [{ id: 'r1', prefix: '', enabled: false, expirations: [{ days: 30 }] }, removal('remove-unfinished-parts')],
    ],
    [
      'keep their ids',
      [{ id: 'remove-unfinished-parts', prefix: 'tmp/', enabled: false }],
      [{ id: 'remove-unfinished-parts', prefix: 'tmp/', enabled: false }, removal('remove-unfinished-parts-2')],
    ],
  ])('%s', (_, lifecycleRules, expected) => {
    const draft = propose(lifecycleRules.map(({ id }) => id));
    expect(wishOf(draft, 'lifecycleRules', { lifecycleRules })).toEqual(expected);
  });

  it.each([
    ['one that Pulumi does not see', ['r1', 'r2'], [{ id: 'r1', prefix: '', enabled: true }]],
    ['one that is new', [], [{ id: 'r1', prefix: '', enabled: true }]],
    ['another one', ['r2'], [{ id: 'r1', prefix: '', enabled: true }]],
  ])('are left alone beside %s', (_, ids, lifecycleRules) => {
    expect(wishOf(propose(ids), 'lifecycleRules', { lifecycleRules })).toBeUndefined();
  });

  it('are left alone when one holds what Pulumi would lose', () => {
    const answer = abortUploads.propose(askAbout(rule, { 'lifecycle.abortRules': 0, 'lifecycle.isPlain': false }));
    expect('code' in answer && answer.code).toBe('not-possible');
  });
});

describe('the access log of a bucket', () => {
  const bucket = (id: string, region = 'cn-hangzhou') => ({ id, region }) as Resource;
  const propose = (logBucketName: string | null, held: readonly Resource[] | null) =>
    logBucket.propose(
      askAbout(
        'security/oss-bucket-logging-off',
        { 'logging.target': null },
        {
          inputs: { logBucket: logBucketName },
          others: { 'ACS::OSS::Bucket': held },
        },
      ),
    );

  it('goes to the log bucket of the region', () => {
    expect(onlyDraft(propose('pear-logs', [bucket('pear-logs')]))).toMatchObject({
      kind: 'create',
      args: { bucket: 'apple-1', targetBucket: 'pear-logs', targetPrefix: 'apple-1/' },
    });
  });

  it.each([
    ['without a log bucket', null, [], 'needs-input'],
    ['into itself', 'apple-1', [bucket('apple-1')], 'not-possible'],
    ['into another region', 'pear-logs', [bucket('pear-logs', 'cn-beijing')], 'not-possible'],
    ['where the buckets are not known', 'pear-logs', null, 'not-possible'],
  ])('is not written %s', (_, name, held, code) => {
    const answer = propose(name, held);
    expect('code' in answer && answer.code).toBe(code);
  });
});
