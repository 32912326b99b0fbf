import { type Action, between, type Context, list, oneOf, type Refusal, tokens, write } from '../../engine/index.ts';
import type { Check } from '../../engine/writes.ts';
import { inBlocks, type Listener, listener, listenerAt, type Protocol, sideBySide, writtenTo } from './listener.ts';

const named = ['LoadBalancerId', 'ListenerPort'] as const;
const invalid = (name: string): Refusal => [400, 'InvalidParameter', `The specified parameter ${name} is not valid.`];
const onOff = (name: string) => oneOf(['on', 'off'], invalid(name));
const tlsPolicies = ['1_0', '1_1', '1_2', '1_2_strict', '1_2_strict_with_1_3'].map((name) => `tls_cipher_policy_${name}`);

const checks: Readonly<Record<string, Check>> = {
  Scheduler: oneOf(['wrr', 'wlc', 'rr', 'sch', 'tch', 'qch'], invalid('Scheduler')),
  AclStatus: onOff('AclStatus'),
  AclType: oneOf(['white', 'black', ''], invalid('AclType')),
  Gzip: onOff('Gzip'),
  EnableHttp2: onOff('EnableHttp2'),
  HealthCheck: onOff('HealthCheck'),
  StickySession: onOff('StickySession'),
  TLSCipherPolicy: oneOf(tlsPolicies, invalid('TLSCipherPolicy')),
  IdleTimeout: between(1, 60, invalid('IdleTimeout')),
  RequestTimeout: between(1, 180, invalid('RequestTimeout')),
  HealthCheckInterval: between(1, 50, invalid('HealthCheckInterval')),
  HealthyThreshold: between(2, 10, invalid('HealthyThreshold')),
  UnhealthyThreshold: between(2, 10, invalid('UnhealthyThreshold')),
  EstablishedTimeout: between(10, 900, invalid('EstablishedTimeout')),
};

function refusalOf(x: Context): Refusal | undefined {
  for (const [name, check] of Object.entries(checks)) {
    const refusal = x.params[name] === undefined ? undefined : check(x.params[name], name, x);
    if (refusal) return refusal;
  }
  const isMissing = x.texts('AclId').some((id) => !x.find('slb.acl', id));
  return isMissing ? [400, 'AclNotExist', 'The specified access control list does not exist.'] : undefined;
}

const attribute = (protocol: Protocol): Action => ({ needs: named, run: (x) => sideBySide(listenerAt(x, protocol)) });

const setter = (protocol: Protocol): Action =>
  write(
    (x) => {
      const row = listenerAt(x, protocol);
      const refusal = refusalOf(x);
      if (refusal) x.refuse(refusal);
      x.change(row, writtenTo(row, x.params));
      return {};
    },
    { needs: named },
  );

function started(status: string): Action {
  return write(
    (x) => {
      x.change(listenerAt(x), { Status: status });
      return {};
    },
    { needs: named },
  );
}

/** Every call that reads or changes listeners. */
export const listenerActions: Readonly<Record<string, Action>> = {
  DescribeLoadBalancerListeners: list<Listener>({
    kind: listener,
    rows: 'Listeners',
    page: tokens({ size: 20, max: 100 }),
    filter: {
      LoadBalancerId: 'LoadBalancerId',
      ListenerProtocol: 'ListenerProtocol',
      ListenerPort: 'ListenerPort',
      Description: 'Description',
    },
    view: (state) => inBlocks(state),
  }),
  DescribeLoadBalancerHTTPListenerAttribute: attribute('http'),
  DescribeLoadBalancerHTTPSListenerAttribute: attribute('https'),
  DescribeLoadBalancerTCPListenerAttribute: attribute('tcp'),
  SetLoadBalancerHTTPListenerAttribute: setter('http'),
  SetLoadBalancerHTTPSListenerAttribute: setter('https'),
  SetLoadBalancerTCPListenerAttribute: setter('tcp'),
  StartLoadBalancerListener: started('running'),
  StopLoadBalancerListener: started('stopped'),
  DeleteLoadBalancerListener: write(
    (x) => {
      x.remove(listenerAt(x));
      return {};
    },
    { needs: named },
  ),
};
