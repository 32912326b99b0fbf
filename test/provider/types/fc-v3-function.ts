import type { Reply } from '../cloud/client.ts';
import { type Attributes, defineType, pick, type Work } from '../type-file.ts';

const path = (x: Work) => `/2023-03-30/functions/${x.id}`;
const owner = (x: Work) => x.accountId;
/** What an update writes under its own name when it changes. */
const plainNames = ['description', 'memorySize', 'cpu', 'diskSize', 'timeout', 'instanceConcurrency', 'internetAccess', 'role'];
const logNames = ['enableInstanceMetrics', 'enableRequestMetrics', 'logBeginRule', 'logstore', 'project'];

export default defineType({
  token: 'alicloud:fc/v3Function:V3Function',
  product: 'fc',
  reads: [{ action: 'GetFunction', method: 'GET', owner, path, set: attributes }],
  updates: [
    {
      action: 'UpdateFunction',
      method: 'PUT',
      on: [...plainNames, 'logConfig', 'environmentVariables'],
      owner,
      path,
      text: (x) => JSON.stringify(sorted(changesOf(x))),
    },
  ],
});

function changesOf(x: Work): Attributes {
  const named = [...plainNames, 'environmentVariables'].filter(x.has).map((name) => [name, x.get(name)] as const);
  return {
    functionName: x.id,
    handler: x.get('handler'),
    runtime: x.get('runtime'),
    ...Object.fromEntries(named),
    ...(x.has('logConfig') ? { logConfig: wireLog(x) } : {}),
  };
}

/** Empty texts are not sent, so that a log once set cannot be taken away; the three others go along as they are live. */
function wireLog(x: Work): Attributes {
  const [wanted, live] = [(x.get('logConfig') ?? {}) as Attributes, (x.was('logConfig') ?? {}) as Attributes];
  const values = logNames.map((name) => [name, wanted[name] ?? (name === 'logstore' || name === 'project' ? '' : live[name])] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== ''));
}

function sorted(record: Attributes): Attributes {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function attributes(found: Reply, x: Work): Attributes {
  const [log, vpc] = [found['logConfig'], found['vpcConfig']] as [Reply | undefined, Reply | undefined];
  return {
    ...pick(found, 'codeSize cpu createdTime:createTime description diskSize environmentVariables functionArn functionId handler'),
    ...pick(found, 'idleTimeout instanceConcurrency instanceIsolationMode internetAccess lastModifiedTime lastUpdateStatus'),
    ...pick(found, 'lastUpdateStatusReason lastUpdateStatusReasonCode memorySize resourceGroupId role runtime sessionAffinity'),
    ...pick(found, 'sessionAffinityConfig state stateReason stateReasonCode timeout'),
    functionName: x.id,
    logConfig: log && pick(log, logNames.join(' ')),
    vpcConfig: vpc && pick(vpc, 'securityGroupId vpcId vSwitchIds:vswitchIds'),
  };
}
