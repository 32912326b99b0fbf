import {
  type Action,
  between,
  type Context,
  get,
  kind,
  list,
  type Make,
  oneOf,
  type Refusal,
  type Row,
  same,
  tokens,
  update,
} from '../../engine/index.ts';
import { begin, jobSeconds } from '../network/jobs.ts';
import { job } from './jobs.ts';

const each = 2;

/** What a listener does with a request, as the API nests it. */
interface DefaultAction {
  readonly Type: string;
  readonly ForwardGroupConfig?: { readonly ServerGroupTuples: readonly { readonly ServerGroupId: string }[] };
}

function makeListener(m: Make) {
  const protocol = String(m.given['ListenerProtocol'] ?? (m.index % each === 0 ? 'HTTPS' : 'HTTP'));
  const isSecure = protocol !== 'HTTP';
  return {
    ListenerId: m.id,
    LoadBalancerId: m.ref('alb.load-balancer', 'LoadBalancerId')?.id ?? '',
    ListenerDescription: m.name,
    ListenerProtocol: protocol,
    ListenerPort: isSecure ? 443 : 80,
    ListenerStatus: 'Running',
    Http2Enabled: protocol === 'HTTPS',
    GzipEnabled: true,
    IdleTimeout: 15,
    RequestTimeout: 60,
    SecurityPolicyId: isSecure ? 'tls_cipher_policy_1_2' : '',
    CaEnabled: false,
    /** Empty for a listener that forwards to the first group of its balancer. */
    DefaultActions: [] as readonly DefaultAction[],
    Certificates: isSecure ? [{ CertificateId: `${m.chars(8, '123456789')}-${m.region}` }] : [],
    CaCertificates: [] as readonly { readonly CertificateId: string }[],
    QuicConfig: { QuicListenerId: '', QuicUpgradeEnabled: false },
    LogConfig: {
      AccessLogRecordCustomizedHeadersEnabled: false,
      AccessLogTracingConfig: { TracingEnabled: false, TracingSample: 0, TracingType: '' },
    },
    XForwardedForConfig: { XForwardedForEnabled: true, XForwardedForProtoEnabled: true, XForwardedForSLBIdEnabled: false },
  };
}

export type Listener = ReturnType<typeof makeListener>;

/** A listener of an application load balancer. */
export const listener = kind<Listener>({
  kind: 'alb.listener',
  type: 'ACS::ALB::Listener',
  id: 'lsn-{18}',
  name: 'ListenerDescription',
  of: { kind: 'alb.load-balancer', each, as: 'LoadBalancerId' },
  arn: 'acs:alb:{region}:{account}:listener/{id}',
  notFound: [404, 'ResourceNotFound.Listener', 'The specified resource Listener is not found.'],
  status: { field: 'ListenerStatus', wrong: [400, 'IncorrectStatus.Listener', 'The status of the resource Listener {id} is incorrect.'] },
  make: makeListener,
  flaws: {
    oldTls: { rate: 0.05, set: (state) => (state.ListenerProtocol === 'HTTPS' ? { SecurityPolicyId: 'tls_cipher_policy_1_0' } : {}) },
    plain: { rate: 0.06, set: (state) => (state.ListenerProtocol === 'HTTPS' ? { GzipEnabled: false } : {}) },
  },
});

function actionsOf(x: Context, { DefaultActions, LoadBalancerId }: Listener): readonly DefaultAction[] {
  if (DefaultActions.length > 0) return DefaultActions;
  const [group] = x.where('alb.server-group', 'RelatedLoadBalancerIds', LoadBalancerId);
  return group ? [{ Type: 'ForwardGroup', ForwardGroupConfig: { ServerGroupTuples: [{ ServerGroupId: group.id }] } }] : [];
}

/** Where actions forward to, as one text. */
function targetsOf(actions: unknown): string {
  const tuples = (actions as readonly DefaultAction[]).map(({ Type, ForwardGroupConfig }) => [
    Type,
    ForwardGroupConfig?.ServerGroupTuples ?? [],
  ]);
  return JSON.stringify(tuples);
}

const view = (state: Listener, _row: Row<Listener>, x: Context) => ({ DefaultActions: actionsOf(x, state) });

const builtIn = ['1_0', '1_1', '1_2', '1_2_strict', '1_2_strict_with_1_3'].map((name) => `tls_cipher_policy_${name}`);
const invalid = (name: string): Refusal => [400, `InvalidParameter.${name}`, `The parameter ${name} is invalid.`];
const noPolicy: Refusal = [404, 'ResourceNotFound.SecurityPolicy', 'The specified resource SecurityPolicy is not found.'];
const noGroup: Refusal = [404, 'ResourceNotFound.ServerGroup', 'The specified resource ServerGroup is not found.'];

function groupRefusal(x: Context): Refusal | undefined {
  const groups = ((x.params['DefaultActions'] ?? []) as readonly DefaultAction[]).flatMap(
    ({ ForwardGroupConfig }) => ForwardGroupConfig?.ServerGroupTuples ?? [],
  );
  return groups.every(({ ServerGroupId }) => x.find('alb.server-group', ServerGroupId)) ? undefined : noGroup;
}

/** Every call that reads or changes listeners. */
export const listenerActions: Readonly<Record<string, Action>> = {
  ListListeners: list({
    kind: listener,
    rows: 'Listeners',
    ids: 'ListenerIds',
    page: tokens({ size: 20, max: 100 }),
    filter: { LoadBalancerIds: 'LoadBalancerId', ListenerProtocol: 'ListenerProtocol' },
    view,
  }),
  GetListenerAttribute: get({ kind: listener, id: 'ListenerId', view }),
  UpdateListenerAttribute: update({
    kind: listener,
    id: 'ListenerId',
    from: ['Running', 'Stopped'],
    set: {
      ...same('ListenerDescription', 'SecurityPolicyId', 'Http2Enabled', 'GzipEnabled', 'IdleTimeout', 'RequestTimeout', 'CaEnabled'),
      ...same('Certificates', 'CaCertificates'),
      // What the listener does already is no change.
      DefaultActions: (sent, state, x) => (targetsOf(sent) === targetsOf(actionsOf(x, state)) ? {} : { DefaultActions: sent }),
    },
    check: {
      SecurityPolicyId: (id, _name, x) =>
        builtIn.includes(String(id)) || x.find('alb.security-policy', String(id)) ? undefined : noPolicy,
      IdleTimeout: between(1, 600, invalid('IdleTimeout')),
      RequestTimeout: between(1, 600, invalid('RequestTimeout')),
      CaEnabled: oneOf(['true', 'false'], invalid('CaEnabled')),
    },
    guard: (_state, _row, x) => groupRefusal(x),
    via: 'Configuring',
    to: 'Running',
    takesSeconds: jobSeconds,
    reply: (row, x) => begin(x, job, row.id, { ResourceType: 'listener' }),
  }),
};
