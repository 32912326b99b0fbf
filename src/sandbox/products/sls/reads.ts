import { type Action, Answer, type Context, type Fields, list, listOf, offsets, type Row } from '../../engine/index.ts';
import { Done } from '../../engine/shape.ts';
import { exportOf, exportsOf } from './export.ts';
import { type LogStore, storeOf, storesOf } from './log-store.ts';
import { project, projectOf } from './project.ts';

const tokens = [',', ' ', "'", '"', ';', '=', '(', ')', '[', ']', '{', '}', '?', '@', '&', '<', '>', '/', ':', '\n', '\t', '\r'];

/** Shards share the range of 128-bit hashes evenly. */
function shardsOf({ state: { shardCount, createTime } }: Row<LogStore>): readonly Fields[] {
  const size = 2n ** 128n / BigInt(shardCount);
  const key = (at: number) => (at === shardCount ? 'f'.repeat(32) : (size * BigInt(at)).toString(16).padStart(32, '0'));
  return Array.from({ length: shardCount }, (_, shardID) => ({
    shardID,
    status: 'readwrite',
    inclusiveBeginKey: key(shardID),
    exclusiveEndKey: key(shardID + 1),
    createTime,
  }));
}

function indexOf(x: Context): Fields {
  const { state } = storeOf(x);
  if (!state.isIndexed) x.refuse([404, 'IndexConfigNotExist', `index config doesn't exist`]);
  return {
    index_mode: 'v2',
    ttl: state.ttl,
    lastModifyTime: state.lastModifyTime,
    max_text_len: 2048,
    log_reduce: false,
    storage: 'pg',
    keys: { __topic__: { type: 'text', caseSensitive: false, token: tokens, doc_value: true } },
    line: { caseSensitive: false, chn: false, token: tokens, include_keys: [], exclude_keys: [] },
  };
}

const minutes = (createTime: string) => Math.floor(Date.parse(`${createTime.replace(' ', 'T')}Z`) / 1000);

function alertsOf(x: Context): readonly Fields[] {
  const { state, region } = projectOf(x);
  return state.alerts.map(({ name, displayName, store }) => ({
    name,
    displayName,
    status: 'ENABLED',
    createTime: minutes(state.createTime),
    lastModifiedTime: minutes(state.lastModifyTime),
    schedule: { type: 'FixedRate', interval: '1m' },
    configuration: {
      version: '2.0',
      type: 'default',
      threshold: 1,
      dashboard: 'internal-alert-analysis',
      sendResolved: true,
      queryList: [
        {
          region,
          project: state.projectName,
          store,
          storeType: 'log',
          query: 'level: ERROR | select count(1) as c',
          start: '-5m',
          end: 'now',
          timeSpanType: 'Relative',
        },
      ],
      severityConfigurations: [{ severity: 8, evalCondition: { condition: 'c > 100', countCondition: '' } }],
      policyConfiguration: { alertPolicyId: 'sls.builtin.dynamic', actionPolicyId: 'sls.builtin', repeatInterval: '5m' },
      sinkAlerthub: { enabled: true },
    },
  }));
}

const storePage = offsets({ size: 200, max: 500 });

/** The rows are the bare names. */
const listLogStores: Action = {
  ...{ rows: 'logstores', page: storePage },
  run(x) {
    const [part, mode, telemetry] = [x.text('logstoreName'), x.text('mode'), x.text('telemetryType')];
    const names = storesOf(x)
      .filter(({ state }) => state.logstoreName.includes(part) && (mode === '' || state.mode === mode))
      .filter(({ state }) => telemetry === '' || (telemetry === 'Metrics') === (state.telemetryType === 'Metrics'))
      .map(({ state }) => state.logstoreName);
    const slice = storePage.slice(x);
    const shown = names.slice(slice.from, slice.from + slice.size);
    const logstores = x.faults.has('half-page') ? shown.slice(0, Math.floor(shown.length / 2)) : shown;
    return { ...storePage.out(x, slice, names.length + (x.faults.has('wrong-total') ? 1 : 0)), logstores };
  },
};

/** Every call that reads the Log Service. */
export const reads: Readonly<Record<string, Action>> = {
  ListProject: list({
    kind: project,
    rows: 'projects',
    page: offsets({ size: 100, max: 500 }),
    filter: { projectName: (state, wanted) => state.projectName.includes(String(wanted)), resourceGroupId: 'resourceGroupId' },
  }),
  GetProject: { run: (x) => x.shown(projectOf(x), '') },
  GetProjectPolicy: { run: (x) => new Answer(new Done(Buffer.from(projectOf(x).state.policy))) },
  ListLogStores: listLogStores,
  GetLogStore: { run: (x) => x.shown(storeOf(x), '') },
  GetLogStoreMeteringMode: { run: (x) => ({ meteringMode: storeOf(x).state.meteringMode }) },
  GetIndex: { run: indexOf },
  ListShards: { run: (x) => shardsOf(storeOf(x)) },
  ListConsumerGroup: {
    run(x) {
      const { state } = storeOf(x);
      return projectOf(x).state.consumed.includes(state.logstoreName) ? [{ name: 'order-etl', order: false, timeout: 60 }] : [];
    },
  },
  ListAlerts: listOf({ rows: 'results', from: alertsOf, page: offsets({ size: 10, max: 200 }) }),
  ListOSSExports: listOf({
    rows: 'results',
    page: offsets({ size: 10, max: 100 }),
    filter: { logstore: (state, wanted) => (state['configuration'] as Fields)['logstore'] === wanted },
    from: (x) => exportsOf(x).map(({ state: { projectName: _, ...shown } }) => shown as Fields),
  }),
  GetOSSExport: { run: (x) => x.shown(exportOf(x), '') },
  DescribeRegions: {
    run: (x) => ({
      regions: x.estate.regions.map((region) => ({
        region,
        localName: region,
        internetEndpoint: `${region}.log.aliyuncs.com`,
        intranetEndpoint: `${region}-intranet.log.aliyuncs.com`,
        dataRedundancyType: ['LRS', 'ZRS'],
      })),
    }),
  },
};
