import type { Reply } from '../cloud/client.ts';
import { defineType, id, listAt, pick, type Work } from '../type-file.ts';
import { clientToken } from './help/client-token.ts';

const changing = ['securityPolicyId', 'http2Enabled', 'gzipEnabled', 'idleTimeout', 'requestTimeout', 'listenerDescription', 'caEnabled'];
const changed = (name: string) => (x: Work) => (x.has(name) ? x.get(name) : undefined);

interface Action {
  readonly type?: string;
  readonly forwardGroupConfig?: { readonly serverGroupTuples?: readonly { readonly serverGroupId?: string }[] };
}

export default defineType({
  token: 'alicloud:alb/listener:Listener',
  product: 'alb',
  reads: [{ action: 'GetListenerAttribute', body: { ListenerId: id }, set: attributes }],
  updates: [
    {
      action: 'UpdateListenerAttribute',
      on: changing,
      body: {
        ListenerId: id,
        ClientToken: clientToken('UpdateListenerAttribute'),
        // The forwarding of the state goes along with every update.
        DefaultActions: (x) => ((x.get('defaultActions') ?? []) as readonly Action[]).map(wireAction),
        SecurityPolicyId: changed('securityPolicyId'),
        Http2Enabled: changed('http2Enabled'),
        GzipEnabled: changed('gzipEnabled'),
        IdleTimeout: changed('idleTimeout'),
        RequestTimeout: changed('requestTimeout'),
        ListenerDescription: changed('listenerDescription'),
        CaEnabled: changed('caEnabled'),
      },
      keep: 'update',
      after: 5,
    },
    {
      action: 'ListAsynJobs',
      on: changing,
      query: { JobIds: (x) => [x.kept['update']?.['JobId']] },
      until: (found) => listAt(found, 'Jobs').every((job) => job['Status'] !== 'Processing'),
      every: 5,
    },
  ],
});

function wireAction({ type, forwardGroupConfig }: Action): object {
  const tuples = forwardGroupConfig?.serverGroupTuples ?? [];
  return { Type: type, ForwardGroupConfig: { ServerGroupTuples: tuples.map(({ serverGroupId }) => ({ ServerGroupId: serverGroupId })) } };
}

function attributes(found: Reply): Record<string, unknown> {
  return {
    ...pick(found, 'CaEnabled GzipEnabled Http2Enabled IdleTimeout ListenerDescription ListenerPort ListenerProtocol'),
    ...pick(found, 'LoadBalancerId RequestTimeout SecurityPolicyId ListenerStatus:status'),
    defaultActions: listAt(found, 'DefaultActions').map((action) => ({
      type: action['Type'],
      forwardGroupConfig: {
        serverGroupTuples: listAt(action, 'ForwardGroupConfig.ServerGroupTuples').map((tuple) => pick(tuple, 'ServerGroupId')),
      },
    })),
    certificates: certificateOf(found),
  };
}

function certificateOf(found: Reply): Record<string, unknown> | undefined {
  const [first] = listAt(found, 'Certificates');
  return first && pick(first, 'CertificateId');
}
