import { describe, expect, it } from 'vitest';
import startFlowLog from '../../src/fixes/start-flow-log.ts';
import { type AskOptions, askAbout } from './ask.ts';
import { neighbour } from './neighbour.ts';

const rule = 'security/vpc-flow-log-missing';
const none = { logProject: null, logStore: null, logRetentionDays: null };
const projects = 'ACS::SLS::Project';
const stores = 'ACS::SLS::LogStore';

function askedOf(options: AskOptions) {
  const fields = { 'flowLog.isActive': false, 'flowLog.stoppedId': null };
  return askAbout(rule, fields, { ...options, inputs: { ...none, ...options.inputs } });
}
const own = `xunjian-${askedOf({}).resource.accountId}-cn-hangzhou`;

/** Each draft as its kind of thing and what tells its place. */
function outlineOf(options: AskOptions) {
  const answer = startFlowLog.propose(askedOf(options));
  if ('code' in answer) return answer.code;
  return answer.map(({ token, args = {}, dependsOn = [] }) => [
    token.split(':')[2],
    args.projectName,
    args.logstoreName ?? args.logStoreName,
    dependsOn.map((one) => answer.indexOf(one)),
  ]);
}

describe('the flow log of a VPC', () => {
  it.each([
    [
      'goes to the place that the config names, without a look',
      { logProject: 'plum', logStore: 'fig' },
      [],
      [['FlowLog', 'plum', 'fig', []]],
    ],
    [
      'goes to a project and a store made for it, each after the one before',
      {},
      [],
      [
        ['Project', own, undefined, []],
        ['Store', own, 'flow-logs', [0]],
        ['FlowLog', own, 'flow-logs', [0, 1]],
      ],
    ],
    [
      'uses an own project that is there',
      {},
      [neighbour(projects, own)],
      [
        ['Store', own, 'flow-logs', []],
        ['FlowLog', own, 'flow-logs', [0]],
      ],
    ],
    [
      'uses an own store that is there',
      {},
      [neighbour(projects, own), neighbour(stores, `${own}/flow-logs`)],
      [['FlowLog', own, 'flow-logs', []]],
    ],
    [
      'is given a store in a project that the config names',
      { logProject: 'plum' },
      [neighbour(projects, 'plum'), neighbour(stores, `${own}/flow-logs`)],
      [
        ['Store', 'plum', 'flow-logs', []],
        ['FlowLog', 'plum', 'flow-logs', [0]],
      ],
    ],
  ])('%s', (_, inputs, known, expected) => {
    const others = Object.fromEntries([projects, stores].map((type) => [type, known.filter((one) => one.type === type)]));
    expect(outlineOf({ inputs, others })).toEqual(expected);
  });

  it.each([projects, stores])('is not planned when %s could not be listed', (type) => {
    expect(outlineOf({ others: { [type]: null } })).toBe('not-possible');
  });

  it.each([
    ['180 days where the config says nothing', null, { retentionPeriod: 180, hotTtl: 30 }],
    ['a month without a hot term of its own', '30', { retentionPeriod: 30 }],
    ['a day more with one', '31', { retentionPeriod: 31, hotTtl: 30 }],
    ['for ever', '3650', { retentionPeriod: 3650, hotTtl: 30 }],
  ])('is kept %s', (_, logRetentionDays, expected) => {
    const answer = startFlowLog.propose(askedOf({ inputs: { logRetentionDays } }));
    const { retentionPeriod, hotTtl } = ('code' in answer ? {} : (answer[1]?.args ?? {})) as Record<string, number>;
    expect({ retentionPeriod, ...(hotTtl !== undefined && { hotTtl }) }).toEqual(expected);
  });

  it.each(['0', '3651', '1.5', 'long'])('is not kept for %s days', (logRetentionDays) => {
    expect(outlineOf({ inputs: { logRetentionDays } })).toBe('needs-input');
  });
});
