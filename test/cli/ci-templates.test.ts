import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = new URL('../../docs/ci/', import.meta.url);
const files = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
const headOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .join(' ');

describe.each(files)('the pipeline %s', (_, text) => {
  it('says with whose passphrase the plan is made, and how an ignored folder is committed', () => {
    expect(headOf(text)).toContain('Make the plan with the');
    expect(headOf(text)).toContain('PULUMI_CONFIG_PASSPHRASE');
    expect(headOf(text)).toContain('git add -f out/');
  });

  it('keeps ledger, state and locks in a folder that outlives the job', () => {
    const writing = text.split('\n').filter((line) => /xunjian (apply|ledger)/.test(line));
    expect(writing).toHaveLength(2);
    for (const line of writing) expect(line).toMatch(/--out "\$(XUNJIAN_OUT|\{XUNJIAN_OUT:\?\})"$/);
    expect(text).not.toMatch(/ubuntu-latest|public\//);
  });

  it('names who started it', () => {
    expect(text).toMatch(/XUNJIAN_USER(: |=)\S*\$/);
  });
});

it('the GitHub job takes its keys by the identity that it asks for, and holds none', () => {
  const text = readFileSync(new URL('github-actions.yml', folder), 'utf8');
  const { permissions, jobs } = parse(text);
  const takes = jobs.apply.steps.filter(({ with: given }: { with?: object }) => given !== undefined && 'oidc-provider-arn' in given);
  expect(permissions['id-token']).toBe('write');
  expect(takes).toHaveLength(1);
  expect(text).not.toContain('ACCESS_KEY');
});
