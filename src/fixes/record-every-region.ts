import { defineFix } from '../model/fix.ts';
import { missingInput, notPossible } from './refusals.ts';

const usualName = 'all-events';

/** Creates a trail that records every event of every region into the log project that the project's config names. */
export default defineFix({
  propose({ rule, resource: { accountId }, input, others }) {
    const slsProjectArn = input('slsProjectArn');
    if (slsProjectArn === undefined) return missingInput('slsProjectArn');
    const [, region, owner] = /^acs:log:([a-z0-9-]+):(\d+):project\/[a-z0-9-]+$/.exec(slsProjectArn) ?? [];
    if (region === undefined || owner !== accountId) return noProject(slsProjectArn, accountId);
    const trails = others('ACS::ActionTrail::Trail');
    if (!trails) return notListed;
    const trailName = freeName(new Set(trails.map(({ id }) => id)));
    const args = { trailName, eventRw: 'All', trailRegion: 'All', status: 'Enable', slsProjectArn };
    return [{ token: rule.fix.pulumi as string, kind: 'create', region, set: {}, args }];
  },
});

/** A trail of the same name would be taken for it. */
function freeName(taken: ReadonlySet<string>): string {
  let name = usualName;
  for (let number = 2; taken.has(name); number += 1) name = `${usualName}-${number}`;
  return name;
}

const noProject = (text: string, accountId: string) =>
  notPossible(
    `"${text}" is no log project of account ${accountId}: write changes.inputs.slsProjectArn as acs:log:<region>:${accountId}:project/<name>.`,
    `“${text}”不是账号 ${accountId} 的日志 Project：请将 changes.inputs.slsProjectArn 写为 acs:log:<地域>:${accountId}:project/<名称>。`,
  );

const notListed = notPossible(
  'The trails of the account could not all be listed, so a second one might be made.',
  '未能列出账号下全部跟踪，可能会重复创建。',
);
