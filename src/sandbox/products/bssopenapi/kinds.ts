import { type Fields, kind, type Make, type Refusal, second } from '../../engine/index.ts';

const dayMs = 86_400_000;

const notFound: Refusal = [400, 'InvalidParameter', 'The specified parameter is not valid.'];

/** A product that suddenly costs more: its bills are multiplied for some days before the estate was opened, and from then on. */
export interface Surge {
  readonly product: string;
  readonly daysBefore: number;
  readonly factor: number;
}

/** The money of an account; one at most. Without one, an account has a month of spend. */
export const wallet = kind({
  kind: 'bssopenapi.wallet',
  type: 'ACS::BSS::AccountBalance',
  id: '{name}',
  scope: 'global',
  notFound,
  make: (m) => ({
    /** CNY when the estate was opened; undefined for a month of spend. */
    openingCny: undefined as number | undefined,
    creditCny: 0,
    surges: [] as readonly Surge[],
    openedAt: m.openedAt,
  }),
});

/** Package type, its code, unit, whole and what it pays for. */
const packages = [
  ['FPT_cdnpaybag_deadlineAcc_1541405199', 'CDN 国内通用流量包', 'dcdnpaybag', 'GB', 10_240, 'cdn'],
  ['FPT_ossbag_periodMonthlyAcc_1541574898', 'OSS 标准存储包', 'ossbag', 'GB', 5120, 'oss'],
  ['FPT_snapshotbag_periodMonthly_1538202216', '快照容量包', 'snapshotbag', 'GB', 2048, 'snapshot'],
  ['FPT_logbag_deadlineAcc_1538202245', '日志服务资源包', 'slsbag', 'CU', 600, 'sls'],
] as const;

function makePackage(m: Make) {
  const [PackageType, Remark, CommodityCode, unit, total, product] = m.one(packages);
  return {
    InstanceId: m.id,
    PackageType,
    Remark,
    CommodityCode,
    Region: 'cn-hangzhou',
    DeductType: 'Absolute',
    Status: 'Available',
    TotalAmount: String(total),
    TotalAmountUnit: unit,
    RemainingAmount: String(total),
    RemainingAmountUnit: unit,
    EffectiveTime: second(m.createdAt),
    ExpiryTime: second(m.createdAt + 365 * dayMs),
    ApplicableProducts: { Product: [product] },
    /** Share of the whole that is used evenly over a year. */
    usedPerYear: 0.9,
  };
}

type Package = ReturnType<typeof makePackage>;

/** A package of use that is paid ahead. What is left follows the clock. */
export const resourcePackage = kind<Package>({
  kind: 'bssopenapi.resource-package',
  type: 'ACS::BSS::ResourcePackage',
  id: '{uuid}',
  scope: 'global',
  share: 1,
  name: 'Remark',
  ageDays: [10, 200],
  notFound,
  make: makePackage,
  flaws: {
    exhausting: { rate: 0.08, set: { usedPerYear: 40 } },
  },
  live: leftOver,
});

function leftOver({ EffectiveTime, ExpiryTime, TotalAmount, usedPerYear }: Package, now: number): Fields {
  const [from, until] = [Date.parse(EffectiveTime), Date.parse(ExpiryTime)];
  const total = Number(TotalAmount);
  const used = ((Math.min(now, until) - from) / (365 * dayMs)) * usedPerYear * total;
  const left = Math.max(0, Math.min(total, total - used));
  return { RemainingAmount: String(Math.round(left * 100) / 100), ...(until < now && { Status: 'Expired' }) };
}

/** A promise of spend an hour that makes servers cheaper. */
export const savingsPlan = kind({
  kind: 'bssopenapi.savings-plan',
  type: 'ACS::BSS::SavingsPlan',
  id: 'spn-{r}{15}',
  scope: 'global',
  share: 0.3,
  ageDays: [10, 330],
  notFound,
  make: (m) => ({
    InstanceId: m.id,
    Status: 'NORMAL',
    SavingsType: 'universal',
    PayMode: 'half',
    Cycle: '1:Year',
    InstanceFamily: '',
    Region: '',
    Currency: 'CNY',
    CommodityCode: 'spn_savings_cn',
    PoolValue: '2.00',
    PrepayFee: '8760.00',
    StartTime: second(m.createdAt),
    EndTime: second(m.createdAt + 365 * dayMs),
    StartTimestamp: m.createdAt,
    EndTimestamp: m.createdAt + 365 * dayMs,
    Utilization: '0.97',
  }),
});
