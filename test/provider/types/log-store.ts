import { type Attributes, defineType, pick, type Work } from '../type-file.ts';

const projectOf = (x: Work) => (x.id === '' ? String(x.get('projectName') ?? x.get('project')) : x.part(0));
const nameOf = (x: Work) => (x.id === '' ? String(x.get('logstoreName') ?? x.get('name')) : x.part(1));
const owner = projectOf;
const path = (x: Work) => `/logstores/${nameOf(x)}`;
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
  create: [
    { action: 'LogStores', method: 'POST', path: '/logstores', owner, text: (x) => JSON.stringify(fresh(x)) },
    // Looked at once more on its way through the update.
    metering,
  ],
  newId: (x) => `${projectOf(x)}:${nameOf(x)}`,
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

/** A new store says its shards and its retention whatever they are, and nothing else that is zero or off. */
function fresh(x: Work): Attributes {
  const said = {
    autoSplit: x.get('autoSplit'),
    appendMeta: x.get('appendMeta'),
    telemetryType: x.get('telemetryType'),
    hot_ttl: x.get('hotTtl'),
    mode: x.get('mode'),
    maxSplitShard: x.get('maxSplitShardCount'),
    enable_tracking: x.get('enableWebTracking'),
    infrequentAccessTTL: x.get('infrequentAccessTtl'),
  };
  return {
    logstoreName: nameOf(x),
    shardCount: x.get('shardCount') ?? 2,
    ttl: x.get('retentionPeriod') ?? 30,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => Boolean(value))),
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
