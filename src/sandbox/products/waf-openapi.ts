import { type Context, defineProduct, get, list, listOf, pages, type Row, same, tagging } from '../engine/index.ts';
import { type WafDomain, wafDomain, wafInstance, wafRule } from './waf/kinds.ts';

const page = pages({ size: 10, max: 50, pageOut: null, sizeOut: null });
const byInstance = { needs: ['InstanceId'] };

/** What the edition includes. */
const details = {
  Apisec: false,
  BackendMaxCount: 20,
  Bot: true,
  CustomRule: true,
  DefenseObjectMaxCount: 600,
  Dlp: true,
  Gslb: true,
  HttpPorts: '80,8080',
  HttpsPorts: '443,8443',
  IpBlacklist: true,
  Ipv6: true,
  LogService: true,
  Tamperproof: true,
  Whitelist: true,
} as const;

const detailOf = (state: WafDomain, { id }: Row<WafDomain>) => ({
  DomainId: id,
  Listen: {
    HttpPorts: [80],
    HttpsPorts: [443],
    TLSVersion: state.tlsVersion,
    EnableTLSv3: true,
    Http2Enabled: true,
    FocusHttps: true,
    ProtectionResource: 'share',
  },
  Redirect: {
    BackendList: [state.backend],
    Backends: [{ Backend: state.backend }],
    Loadbalance: 'iphash',
    ConnectTimeout: 5,
    ReadTimeout: 120,
    WriteTimeout: 120,
  },
});

/** Whether logs are kept of each defended site that a call names, or of all. */
function logStatus(x: Context) {
  const wanted = x.texts('Resources');
  const domains = [...x.rows(wafDomain)].filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  return { Result: domains.map(({ id, state }) => ({ Resource: id, Status: state.isLogged })) };
}

/** Web Application Firewall 3.0. */
export default defineProduct({
  product: 'waf-openapi',
  style: 'RPC',
  versions: ['2021-10-01'],
  hosts: ['wafopenapi.{region}.aliyuncs.com', 'wafopenapi.aliyuncs.com'],
  serviceCode: 'wafopenapi',
  ram: 'yundun-waf',
  kinds: [wafInstance, wafDomain, wafRule],
  actions: {
    DescribeInstance: {
      run(x) {
        const [row] = x.rows(wafInstance).page(0, 1);
        return row ? x.shown(row, '', undefined, { Details: details }) : {};
      },
    },
    DescribeDomains: list({
      kind: wafDomain,
      rows: 'Domains',
      ...byInstance,
      page,
      filter: { Domain: (state, wanted) => state.Domain.includes(String(wanted)), DomainId: 'DomainId', Backend: 'backend' },
      view: (state) => ({
        ListenPorts: { Http: [80], Https: [443] },
        Backeds: { Http: [{ Backend: state.backend }], Https: [{ Backend: state.backend }] },
      }),
    }),
    DescribeDomainDetail: get({ kind: wafDomain, id: 'DomainId', ...byInstance, view: detailOf }),
    DescribeDefenseResources: listOf({
      rows: 'Resources',
      ...byInstance,
      page,
      from: (x) =>
        [...x.rows(wafDomain)].map(({ id, state }) => ({
          Resource: id,
          Pattern: 'domain',
          Product: 'waf',
          ResourceOrigin: 'access',
          OwnerUserId: x.account,
          InstanceId: x.text('InstanceId'),
          GmtCreate: state.addedAt,
          GmtModified: state.addedAt,
          Detail: { domain: state.Domain },
          XffStatus: 1,
          AcwCookieStatus: 1,
        })),
    }),
    DescribeDefenseRules: list({
      kind: wafRule,
      rows: 'Rules',
      ...byInstance,
      page,
      filter: { ...same('RuleType', 'DefenseType'), Query: (state, wanted) => String(wanted).includes(state.DefenseScene) },
    }),
    DescribeResourceLogStatus: { run: logStatus, ...byInstance },
    ...tagging({ types: { defenseresource: 'waf-openapi.domain', domain: 'waf-openapi.domain' }, rows: 'TagResources' }),
  },
});
