import type { ChangeListInput } from '../../../src/render/index.ts';
import { change, entry } from '../../data/changes/changes.ts';
import { approvalOf, planOf } from '../../data/changes/documents.ts';

/** One change set in which this text stands everywhere that a stranger can write. */
export function strangers(text: string): ChangeListInput & { readonly plan: ChangeListInput['plans'][number] } {
  const both = { en: 'A title', 'zh-CN': '标题' };
  const resource = { type: 'ACS::OSS::Bucket', id: text, name: text, region: 'cn-hangzhou', accountId: '1000000000000001' };
  const set = [{ property: 'acl', title: both, from: text, to: [text, text] }];
  const one = change({ id: 'C001', resource, title: both, token: 'alicloud:oss/bucketAcl:BucketAcl', set });
  const plan = planOf('cs-1', '2026-11-18T00:00:00.000Z', [one], { createdBy: text });
  const approval = approvalOf(plan, text, 'customer', '2026-11-18T00:10:00.000Z', ['C001'], {
    id: 'a-1',
    note: text,
    declined: [{ changeId: 'C002', reason: text }],
  });
  const failed = entry('C001', 'failed', '2026-11-18T00:20:00.000Z', 5, {
    reason: { code: 'failed', text: { en: text, 'zh-CN': text } },
    readBack: [{ property: 'acl', field: 'acl', value: text, expected: [text], matches: false, at: '2026-11-18T00:21:00.000Z' }],
  });
  const record = {
    schemaVersion: 1,
    id: 'cs-1-r1',
    planId: plan.id,
    planDigest: plan.digest,
    approvalIds: ['a-1'],
    approvedBy: [],
    startedAt: '2026-11-18T00:20:00.000Z',
    finishedAt: '2026-11-18T00:22:00.000Z',
    by: text,
    host: text,
    entries: [failed],
    ledger: { firstSeq: 1, lastSeq: 9, head: 'ab'.repeat(32) },
  } as const;
  return { plan, plans: [plan], approvals: [approval], records: [{ ...record, approvedBy: [], approvalIds: ['a-1'], entries: [failed] }] };
}
