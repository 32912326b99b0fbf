import { beforeAll, describe, expect, it } from 'vitest';
import { inspectNetworks } from './network-estate.ts';

let found: Awaited<ReturnType<typeof inspectNetworks>>;
beforeAll(async () => {
  found = await inspectNetworks();
});

describe('the networks of the sample estate', () => {
  it('show the fault of every rule, each on a resource or two', () => {
    const fails = found.verdicts.filter(({ outcome }) => outcome === 'fail');
    expect([...new Set(fails.map(({ rule }) => rule))].sort()).toEqual([...found.rules].sort());
    expect(fails.length).toBeLessThanOrEqual(found.rules.length + 4);
  });

  it('are read without a gap, and most of them are healthy', () => {
    expect(found.inventory.gaps).toEqual([]);
    expect(found.verdicts.filter(({ outcome }) => outcome === 'unknown' || outcome === 'error')).toEqual([]);
    const judged = found.verdicts.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail');
    expect(judged.filter(({ outcome }) => outcome === 'pass').length / judged.length).toBeGreaterThan(0.75);
  });

  it('leave alone what clusters and services made', () => {
    const made = found.verdicts.filter(({ name, rule }) => /ack-qc-prod|^k8s-/.test(name) && rule.endsWith('deletion-protection-off'));
    expect(made.length).toBeGreaterThanOrEqual(3);
    expect(new Set(made.map(({ outcome }) => outcome))).toEqual(new Set(['not-applicable']));
  });
});
