import { kind, type Make, second } from '../../engine/index.ts';

const runtimes = ['nodejs20', 'python3.10', 'python3.10', 'java11', 'custom.debian10'] as const;

function makeFunction(m: Make) {
  const memory = Number(m.given['memorySize'] ?? m.one([256, 512, 512, 1024]));
  return {
    functionId: m.id,
    functionName: m.name,
    functionArn: `acs:fc:${m.region}:${m.account}:functions/${m.name}`,
    runtime: m.one(runtimes) as string,
    handler: 'index.handler',
    description: '',
    memorySize: memory,
    cpu: Math.max(0.05, Math.round((memory / 2048) * 20) / 20),
    diskSize: 512,
    timeout: 60,
    idleTimeout: 0,
    instanceConcurrency: 10,
    internetAccess: true,
    codeSize: m.int(4_000, 8_000_000),
    codeChecksum: String(m.int(10 ** 12, 10 ** 15)),
    createdTime: second(m.createdAt),
    lastModifiedTime: second(m.createdAt),
    lastUpdateStatus: 'Successful',
    state: 'Active',
    role: `acs:ram::${m.account}:role/aliyunfcdefaultrole`,
    environmentVariables: {},
    logConfig: {
      project: `fc-logs-${m.region}`,
      logstore: 'function-logs',
      enableRequestMetrics: true,
      enableInstanceMetrics: true,
      logBeginRule: 'None',
    },
    triggers: m.one(['http', 'timer', 'oss']) as string,
  };
}

export type FunctionState = ReturnType<typeof makeFunction>;

/** A function: the row of ListFunctions. */
export const fcFunction = kind<FunctionState>({
  kind: 'fc.function',
  type: 'ACS::FC::Function',
  id: '{uuid}',
  share: 6,
  name: 'functionName',
  notFound: [404, 'FunctionNotFound', "function '{id}' does not exist"],
  make: makeFunction,
  flaws: { silent: { rate: 0.15, set: { logConfig: { project: '', logstore: '', enableRequestMetrics: false } } } },
  metrics: [
    {
      namespace: 'acs_fc',
      dimension: 'functionName',
      of: ({ state }) => state.functionName,
      names: {
        FunctionTotalInvocations: { level: 40, unit: 'Count', statistics: ['Value'] },
        FunctionFunctionErrors: { level: 0.1, unit: 'Count', statistics: ['Value'] },
        FunctionMaxMemoryUsage: {
          level: ({ memorySize }) => memorySize * 0.42,
          unit: 'MB',
          statistics: ['Value'],
          profile: 'steady',
        },
      },
    },
  ],
});
