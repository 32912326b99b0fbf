import { defineProduct, kind, list, type Make, pages, same } from '../engine/index.ts';

const dayMs = 86_400_000;

/** Bought Anti-DDoS Pro and Premium instances. */
const instance = kind({
  kind: 'ddoscoo.instance',
  type: 'ACS::DDoSCOO::Instance',
  id: 'ddoscoo-cn-{11}',
  scope: 'global',
  name: 'Remark',
  share: 0.05,
  arn: 'acs:yundun-ddoscoo:*:{account}:instance/{id}',
  notFound: [400, 'InstanceNotExist', 'The instance does not exist.'],
  make: (m: Make) => ({
    InstanceId: m.id,
    Remark: m.name,
    /** 1: works; 2: has ended. */
    Status: 1,
    Enabled: 1,
    DebtStatus: 0,
    Edition: 9,
    IpMode: 'fnat',
    IpVersion: 'Ipv4',
    Ip: m.address('203.0.113.0/24'),
    CreateTime: m.createdAt,
    ExpireTime: m.openedAt + m.int(40, 300) * dayMs,
    /** Web sites that it stands before, and the SLS project that keeps their logs. */
    domains: [] as readonly string[],
    logProject: '',
  }),
  live: (state, now) => (state.ExpireTime <= now ? { Status: 2 } : {}),
});

/** Anti-DDoS Pro and Premium. */
export default defineProduct({
  product: 'ddoscoo',
  style: 'RPC',
  versions: ['2020-01-01'],
  hosts: ['ddoscoo.{region}.aliyuncs.com', 'ddoscoo.aliyuncs.com'],
  ram: 'yundun-ddoscoo',
  kinds: [instance],
  actions: {
    DescribeInstances: list({
      kind: instance,
      rows: 'Instances',
      ids: 'InstanceIds',
      needs: ['PageNumber', 'PageSize'],
      page: pages({ size: 10, max: 50, pageOut: null, sizeOut: null }),
      filter: same('Ip', 'Remark', 'Status', 'Enabled', 'Edition'),
    }),
    DescribeDomains: {
      run(x) {
        const wanted = x.texts('InstanceIds');
        const rows = [...x.rows(instance)].filter(({ id }) => wanted.length === 0 || wanted.includes(id));
        return { Domains: [...new Set(rows.flatMap(({ state }) => state.domains))] };
      },
    },
    DescribeWebAccessLogStatus: {
      run(x) {
        const [row] = x.where(instance, 'domains', x.text('Domain'));
        const project = row?.state.logProject ?? '';
        return { SlsStatus: project !== '', SlsProject: project, SlsLogstore: project === '' ? '' : 'ddoscoo-logstore' };
      },
      needs: ['Domain'],
    },
  },
});
