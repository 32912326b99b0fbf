import { type Action, Answer, type Context, type Fields, type Refusal, write } from '../../engine/index.ts';
import { Done } from '../../engine/shape.ts';
import { exportOf, exportsOf, ossExport } from './export.ts';
import { findStore, logStore, storeOf, storeRefusal, storesOf } from './log-store.ts';
import { plainSecond, project, projectOf } from './project.ts';

const done = new Answer(new Done(undefined));
const namePattern = /^[a-z0-9][a-z0-9_-]{1,61}[a-z0-9]$/;
const storeFields = [
  'ttl',
  'hot_ttl',
  'infrequentAccessTTL',
  'autoSplit',
  'maxSplitShard',
  'appendMeta',
  'enable_tracking',
  'mode',
] as const;
const invalid = (message: string): Refusal => [400, 'ParameterInvalid', message];

/** Fields of a body that a state takes as they are. */
const sent = (x: Context, names: readonly string[]): Fields =>
  Object.fromEntries(names.filter((name) => x.params[name] !== undefined).map((name) => [name, x.params[name]]));

/** An action that answers nothing. */
const quiet = (change: (x: Context) => void): Action =>
  write((x) => {
    change(x);
    return done;
  });

const seconds = (x: Context) => Math.floor(x.now / 1000);

function createProject(x: Context): void {
  const name = x.text('projectName');
  if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(name)) x.refuse(invalid(`The projectName ${name} is invalid`));
  if (x.estate.findAnywhere(project.kind, name)) x.refuse([400, 'ProjectAlreadyExist', `Project ${name} already exists`]);
  const bare = { consumed: [], alerts: [], lagSeconds: 0 };
  x.create(project, { ...bare, ...sent(x, ['description', 'dataRedundancyType', 'recycleBinEnabled', 'resourceGroupId']) }, { id: name });
}

function createLogStore(x: Context): void {
  const { id } = projectOf(x);
  const name = x.text('logstoreName');
  if (!namePattern.test(name)) x.refuse([400, 'LogstoreInfoInvalid', `logstore name ${name} is invalid`]);
  if (findStore(x, name)) x.refuse([400, 'LogStoreAlreadyExist', `logstore ${name} already exists`]);
  if (storesOf(x).length >= 200) x.refuse([400, 'ProjectQuotaExceed', 'Project Quota Exceed']);
  const defaults = { ttl: 30, hot_ttl: 0, infrequentAccessTTL: 0, autoSplit: false, maxSplitShard: 0, mode: 'standard', isIndexed: false };
  const shardCount = x.number('shardCount') ?? 2;
  if (!Number.isInteger(shardCount) || shardCount < 1 || shardCount > 100) x.refuse(invalid('shardCount must be in the range [1, 100]'));
  const fields = { ...defaults, ...sent(x, [...storeFields, 'telemetryType', 'processorId', 'encrypt_conf']), shardCount };
  const refusal = storeRefusal(fields);
  if (refusal) x.refuse(refusal);
  x.create(logStore, { ...fields, projectName: id, logstoreName: name }, { id: `${id}:${name}` });
}

function updateLogStore(x: Context): void {
  const row = storeOf(x);
  const fields = sent(x, storeFields);
  const refusal = storeRefusal({ ...row.state, ...fields });
  if (refusal) x.refuse(refusal);
  x.change(row, { ...fields, lastModifyTime: seconds(x) });
}

function deleteLogStore(x: Context): void {
  const row = storeOf(x);
  for (const job of exportsOf(x)) if (job.state.configuration.logstore === row.state.logstoreName) x.remove(job);
  x.remove(row);
}

function deleteProject(x: Context): void {
  const row = projectOf(x);
  for (const one of [...storesOf(x), ...exportsOf(x)]) x.remove(one);
  x.remove(row);
}

function checkedConfiguration(x: Context): Fields {
  const configuration = (x.params['configuration'] ?? {}) as Fields;
  const store = String(configuration['logstore'] ?? '');
  if (!findStore(x, store)) x.refuse(logStore.notFound, { id: store });
  const bucket = String((configuration['sink'] as Fields | undefined)?.['bucket'] ?? '');
  if (bucket === '') x.refuse(invalid('sink.bucket is required'));
  return configuration;
}

/** A job's configuration laid over what stands there, by its members. */
const configurationSet = (configuration: Fields): Fields =>
  Object.fromEntries(
    Object.entries(configuration).flatMap(([name, value]) =>
      name === 'sink'
        ? Object.entries(value as Fields).map(([inner, one]) => [`configuration.sink.${inner}`, one])
        : [[`configuration.${name}`, value]],
    ),
  );

function createExport(x: Context): void {
  const { id } = projectOf(x);
  const name = x.text('name');
  if (exportsOf(x).some(({ state }) => state.name === name)) x.refuse([400, 'JobAlreadyExist', `The job ${name} already exists`]);
  const set = { ...configurationSet(checkedConfiguration(x)), ...sent(x, ['displayName', 'description']) };
  x.create(ossExport, { ...set, name, projectName: id }, { id: `${id}:${name}` });
}

/** Every call that changes the Log Service. */
export const writes: Readonly<Record<string, Action>> = {
  CreateProject: quiet(createProject),
  UpdateProject: quiet((x) => {
    const row = projectOf(x);
    x.change(row, { ...sent(x, ['description', 'recycleBinEnabled']), lastModifyTime: plainSecond(x.now) });
  }),
  DeleteProject: quiet(deleteProject),
  CreateLogStore: quiet(createLogStore),
  UpdateLogStore: quiet(updateLogStore),
  DeleteLogStore: quiet(deleteLogStore),
  UpdateLogStoreMeteringMode: quiet((x) => {
    const row = storeOf(x);
    const mode = x.text('meteringMode');
    if (mode !== 'ChargeByFunction' && mode !== 'ChargeByDataIngest') x.refuse(invalid(`meteringMode ${mode} is not supported`));
    x.change(row, { meteringMode: mode });
  }),
  ChangeResourceGroup: quiet((x) => {
    const id = x.text('resourceId');
    const row = x.find(project, id) ?? x.refuse(project.notFound, { id });
    x.change(row, { resourceGroupId: x.text('resourceGroupId') });
  }),
  CreateOSSExport: quiet(createExport),
  UpdateOSSExport: quiet((x) => {
    const row = exportOf(x);
    const set = { ...configurationSet(checkedConfiguration(x)), ...sent(x, ['displayName', 'description']) };
    x.change(row, { ...set, lastModifiedTime: seconds(x) });
  }),
  DeleteOSSExport: quiet((x) => x.remove(exportOf(x))),
};
