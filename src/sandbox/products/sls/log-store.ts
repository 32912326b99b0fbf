import { type Context, type Fields, kind, type Make, type Refusal, type Row } from '../../engine/index.ts';
import { projectOf } from './project.ts';

const names = ['app-log', 'access-log', 'audit-log'] as const;
const noEncryption = { enable: false, encrypt_type: 'default', user_cmk_info: { cmk_key_id: '', arn: '', region_id: '' } };

function makeLogStore(m: Make) {
  const made = Math.floor(m.createdAt / 1000);
  const logstoreName = String(m.given['logstoreName'] ?? names[m.index % names.length]);
  return {
    projectName: m.ref('sls.project', 'projectName')?.id ?? '',
    logstoreName,
    createTime: made,
    lastModifyTime: made,
    ttl: logstoreName.includes('audit') ? 180 : 30,
    hot_ttl: logstoreName.includes('audit') ? 30 : 0,
    infrequentAccessTTL: 0,
    shardCount: 2,
    autoSplit: true,
    maxSplitShard: 64,
    mode: 'standard',
    appendMeta: true,
    enable_tracking: false,
    telemetryType: '',
    productType: '',
    processorId: '',
    encrypt_conf: noEncryption as Fields,
    meteringMode: m.one(['ChargeByFunction', 'ChargeByDataIngest']),
    isIndexed: true,
  };
}

export type LogStore = ReturnType<typeof makeLogStore>;

export const logStore = kind<LogStore>({
  kind: 'sls.logstore',
  type: 'ACS::SLS::LogStore',
  // Known by its name within its project; this one is only ever seen in the sandbox.
  id: '{parent}:{k}',
  of: { kind: 'sls.project', each: names.length, as: 'projectName' },
  name: 'logstoreName',
  notFound: [404, 'LogStoreNotExist', 'logstore {id} does not exist'],
  make: makeLogStore,
  flaws: {
    short: { rate: 0.04, set: (state) => (state.logstoreName === 'audit-log' ? { ttl: 90, hot_ttl: 0 } : {}) },
    hot: { rate: 0.05, set: (state) => (state.logstoreName === 'audit-log' ? {} : { ttl: 365, hot_ttl: 0 }) },
    rigid: { rate: 0.06, set: { autoSplit: false, maxSplitShard: 0 } },
  },
});

const nameOf = (row: Row<LogStore>) => row.state.logstoreName;

/** The log stores of the call's project, by name. */
export function storesOf(x: Context): readonly Row<LogStore>[] {
  const { id } = projectOf(x);
  return [...x.where(logStore, 'projectName', id)].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** One of them. */
export function findStore(x: Context, name: string): Row<LogStore> | undefined {
  return storesOf(x).find((row) => nameOf(row) === name);
}

/** The log store that stands in the path of a call. */
export function storeOf(x: Context): Row<LogStore> {
  const name = x.text('logstore');
  return findStore(x, name) ?? x.refuse(logStore.notFound, { id: name });
}

/** The error of a value that a log store cannot have. */
export function storeRefusal(fields: Fields): Refusal | undefined {
  const invalid = (message: string): Refusal => [400, 'ParameterInvalid', message];
  const { ttl, hot_ttl: hot, infrequentAccessTTL: cold, maxSplitShard, autoSplit, mode } = fields;
  const isWhole = (value: unknown, min: number, max: number) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
  if (!isWhole(ttl, 1, 3650)) return invalid('ttl must be in the range [1, 3650]');
  if (hot !== 0 && !isWhole(hot, 7, Number(ttl))) return invalid('hot_ttl must be in the range [7, ttl]');
  if (cold !== 0 && !isWhole(cold, 30, Number(ttl))) return invalid('infrequentAccessTTL must be in the range [30, ttl]');
  if (autoSplit === true && !isWhole(maxSplitShard, 1, 256)) return invalid('maxSplitShard must be in the range [1, 256]');
  if (!['standard', 'query', 'lite'].includes(String(mode))) return invalid(`mode ${mode} is not supported`);
  return undefined;
}
