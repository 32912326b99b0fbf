import { defineProduct, kind, listOf, second } from '../engine/index.ts';

const checks = [
  ['ECS_DiskSnapshot', 'ECS磁盘快照检查', 'ECS', 2, '磁盘近期没有快照，建议开启自动快照策略。'],
  ['RDS_DiskUsage', 'RDS磁盘空间检查', 'RDS', 3, '磁盘使用率较高，建议扩容或清理。'],
  ['EIP_Idle', '弹性公网IP闲置检查', 'EIP', 1, '弹性公网 IP 未绑定任何实例，建议释放。'],
] as const;

/** A piece of advice of the vendor's own checks. */
const advice = kind({
  kind: 'advisor.advice',
  type: 'ACS::Advisor::Advice',
  id: '{uuid}',
  scope: 'global',
  share: 0.5,
  ageDays: [0, 6],
  notFound: [404, 'ResourceNotFound', 'The specified resource is not found.'],
  make(m) {
    const instance = m.ref('ecs.instance', 'ResourceId');
    const [CheckId, CheckName, Product, Severity, Content] = checks[m.index % checks.length] as (typeof checks)[number];
    return {
      Id: m.index + 1,
      CheckPlanId: 1,
      CheckId,
      CheckName,
      Product,
      Severity,
      Content,
      Description: CheckName,
      ResourceId: instance?.id ?? '',
      Resource: JSON.stringify({ resourceId: instance?.id ?? '', regionId: instance?.region ?? '' }),
      IsExpired: false,
      GmtCreated: second(m.createdAt),
      GmtModified: second(m.createdAt),
      AliyunId: Number(m.account),
    };
  },
});

/** Advisor. */
export default defineProduct({
  product: 'advisor',
  style: 'RPC',
  versions: ['2018-01-20'],
  hosts: ['advisor.{region}.aliyuncs.com', 'advisor.aliyuncs.com'],
  kinds: [advice],
  actions: {
    DescribeAdvices: listOf({
      rows: 'Data.Advice',
      from: (x) => [...x.rows(advice, '*')].map(({ state }) => state),
      filter: {
        Product: (state, wanted) => state.Product.toLowerCase() === String(wanted).toLowerCase(),
        ResourceId: 'ResourceId',
        CheckId: 'CheckId',
        CheckPlanId: 'CheckPlanId',
        AdviceId: 'Id',
        ExcludeAdviceId: (state, wanted) => String(state.Id) !== String(wanted),
      },
    }),
  },
});
