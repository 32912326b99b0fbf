import type { Ask, Draft, Refusal } from '../../model/fix.ts';
import { notPossible } from '../refusals.ts';
import { isRefusal, numberInput } from './config-values.ts';

const projects = 'ACS::SLS::Project';
const stores = 'ACS::SLS::LogStore';

/** What is looked at to find a place for logs. */
export const logTypes = [projects, stores];

/** Where logs go, and what must be made for that first, in order. */
export interface LogPlace {
  readonly project: string;
  readonly store: string;
  readonly made: readonly Draft[];
}

/**
 * The log project and store that the project's config names, both taken as they are. Where it does not name both, the missing
 * name is an own one, and what does not exist is made once for the region.
 */
export function logPlaceOf(ask: Ask, usualStore: string): LogPlace | Refusal {
  const { resource, input, others } = ask;
  const [project, store] = [input('logProject') ?? `xunjian-${resource.accountId}-${resource.region}`, input('logStore') ?? usualStore];
  if (input('logProject') !== undefined && input('logStore') !== undefined) return { project, store, made: [] };
  const [knownProjects, knownStores] = [others(projects, resource.region), others(stores, resource.region)];
  if (!knownProjects || !knownStores) return notListed;
  const retentionDays = numberInput('logRetentionDays', input, [1, 3650], 180);
  if (isRefusal(retentionDays)) return retentionDays;
  const before = knownProjects.some(({ id }) => id === project) ? [] : [projectDraft(project)];
  const isThere = knownStores.some(({ id }) => id === `${project}/${store}`);
  return { project, store, made: isThere ? before : [...before, storeDraft(project, store, retentionDays, before)] };
}

function projectDraft(projectName: string): Draft {
  const args = { projectName };
  return { token: 'alicloud:log/project:Project', kind: 'create', part: projectName, isShared: true, set: {}, args };
}

// What is hot is billed dearer, so what is older than a month is not; a shard that is full refuses what comes, so shards split.
const hotDays = 30;
const usual = { shardCount: 2, autoSplit: true, maxSplitShardCount: 64, appendMeta: true };

function storeDraft(projectName: string, logstoreName: string, retentionPeriod: number, before: readonly Draft[]): Draft {
  return {
    token: 'alicloud:log/store:Store',
    kind: 'create',
    part: `${projectName}-${logstoreName}`,
    isShared: true,
    set: {},
    args: { projectName, logstoreName, retentionPeriod, ...(retentionPeriod > hotDays && { hotTtl: hotDays }), ...usual },
    ...(before.length > 0 && { dependsOn: before }),
    notes: [
      {
        en: `A logstore for the region: kept for ${retentionPeriod} days, and what is written and stored is billed. It has no index; make one in the console before searching it.`,
        'zh-CN': `为该地域创建日志库，日志保存 ${retentionPeriod} 天，写入与存储均会计费。未创建索引，查询前请在控制台创建。`,
      },
    ],
  };
}

const notListed = notPossible(
  'The log projects and stores of the region could not all be listed: name them in changes.inputs, as logProject and logStore.',
  '未能列出该地域的全部日志项目与日志库：请在 changes.inputs 中填写 logProject 与 logStore。',
);
