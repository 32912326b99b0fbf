import { type Attributes, defineType, pick, type Work } from '../type-file.ts';

const owner = (x: Work) => x.part(0);
const path = (x: Work) => `/logstores/${x.part(1)}`;
const store = { action: 'LogStore', path, owner } as const;
const metering = { action: 'LogStoreMeteringMode', method: 'GET', path: (x: Work) => `${path(x)}/meteringmode`, owner } as const;

export default defineType({
  token: 'alicloud:log/store:Store',
  product: 'sls',
  reads: [
    { ...store, method: 'GET', set: attributes },
    { ...metering, set: (found) => pick(found, 'meteringMode') },
    { ...store, method: 'GET' },
    // Another client reads the shards, and keeps the host that it knows.
    { action: 'ListShards', method: 'GET', path: (x) => `${path(x)}/shards`, owner, keepsHost: true },
  ],
  updates: [
    {
      ...store,
      method: 'PUT',
      on: [
        'retentionPeriod',
        'autoSplit',
        'appendMeta',
        'mode',
        'maxSplitShardCount',
        'enableWebTracking',
        'hotTtl',
        'infrequentAccessTtl',
      ],
      text: (x) => JSON.stringify(whole(x)),
    },
    metering,
  ],
  remove: [{ ...store, method: 'DELETE' }],
});

function attributes(found: Attributes, x: Work): Attributes {
  return {
    ...pick(
      found,
      `logstoreName logstoreName:name appendMeta autoSplit enable_tracking:enableWebTracking hot_ttl:hotTtl
       infrequentAccessTTL:infrequentAccessTtl maxSplitShard:maxSplitShardCount mode shardCount telemetryType ttl:retentionPeriod`,
    ),
    createTime: found['createTime'],
    project: x.part(0),
    projectName: x.part(0),
  };
}

/** The whole store travels; numbers and words that are zero are left out, and so are switches that are off, but for the splitting. */
function whole(x: Work): Attributes {
  const body = {
    appendMeta: x.get('appendMeta'),
    autoSplit: x.get('autoSplit'),
    enable_tracking: x.get('enableWebTracking'),
    hot_ttl: x.get('hotTtl'),
    infrequentAccessTTL: x.get('infrequentAccessTtl'),
    maxSplitShard: x.get('maxSplitShardCount'),
    mode: x.get('mode'),
    ttl: x.get('retentionPeriod'),
  };
  return Object.fromEntries(Object.entries(body).filter(([name, value]) => Boolean(value) || (name === 'autoSplit' && value === false)));
}
