import { describe, expect, it } from 'vitest';
import raiseMaximum from '../../src/fixes/raise-node-pool-maximum.ts';
import repair from '../../src/fixes/repair-node-pools.ts';
import spread from '../../src/fixes/spread-node-pools.ts';
import type { FieldValue } from '../../src/model/documents.ts';
import type { Draft, Refusal } from '../../src/model/fix.ts';
import { askAbout } from './ask.ts';

const pool = (id: string, change: Record<string, FieldValue> = {}) => ({
  id,
  name: id,
  vSwitchIds: [`vsw-${id}`],
  isEdge: false,
  isAtMax: false,
  isUnrepaired: false,
  ...change,
});
const poolsOf = (answer: readonly Draft[] | Refusal) => ('code' in answer ? answer.code : answer.map(({ vars }) => vars?.pool));

describe('node pools', () => {
  const pools = [pool('apple', { isAtMax: true }), pool('pear'), pool('plum', { isAtMax: true, isUnrepaired: true })];

  it('at their maximum are raised, and only they', () => {
    expect(poolsOf(raiseMaximum.propose(askAbout('capacity/ack-nodepool-at-max', { 'nodePools.all': pools })))).toEqual(['apple', 'plum']);
  });

  it.each([
    ['half more', { maxSize: 10 }, 15],
    ['half more, rounded up', { maxSize: 5 }, 8],
    ['no more than a pool takes', { maxSize: 900 }, 1000],
    ['unknown when adoption does not see it', {}, undefined],
  ])('are raised to %s', (_, scalingConfig, expected) => {
    const answer = raiseMaximum.propose(askAbout('capacity/ack-nodepool-at-max', { 'nodePools.all': pools }));
    const wish = 'code' in answer ? undefined : answer[0]?.set['scalingConfig.maxSize'];
    expect(typeof wish === 'function' && wish({ scalingConfig })).toBe(expected);
  });

  it('without repair get it', () => {
    const answer = repair.propose(askAbout('stability/ack-nodepool-auto-repair-off', { 'nodePools.all': pools }));
    expect('code' in answer ? answer : answer.map(({ vars, set }) => [vars?.pool, set])).toEqual([
      ['plum', { 'management.enable': true, 'management.autoRepair': true }],
    ]);
  });

  it('whose ids are not known are left alone', () => {
    expect(
      poolsOf(repair.propose(askAbout('stability/ack-nodepool-auto-repair-off', { 'nodePools.all': [pool('', { isUnrepaired: true })] }))),
    ).toBe('not-possible');
  });

  it('of one zone get a vSwitch of another, edge pools none', () => {
    const fields = {
      zones: 1,
      otherZoneVSwitchIds: ['vsw-fig', 'vsw-kiwi'],
      'nodePools.all': [pool('apple'), pool('pear', { isEdge: true })],
    };
    const answer = spread.propose(askAbout('stability/ack-nodes-single-zone', fields));
    expect('code' in answer ? answer : answer.map(({ vars, set }) => [vars?.pool, set])).toEqual([
      ['apple', { vswitchIds: ['vsw-apple', 'vsw-fig'] }],
    ]);
  });

  it('stay when the VPC has too few other zones', () => {
    const fields = { zones: 1, otherZoneVSwitchIds: [], 'nodePools.all': [pool('apple')] };
    expect(poolsOf(spread.propose(askAbout('stability/ack-nodes-single-zone', fields)))).toBe('not-possible');
  });
});
