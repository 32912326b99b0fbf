import { type Ask, defineFix, type Refusal } from '../model/fix.ts';
import { wantedValue } from './value.ts';

/** How a rule tells this fix what to do. */
interface Told {
  /** Pulumi input. */
  readonly property: string;
  /** The bandwidth now, in Mbit/s. */
  readonly current: unknown;
  /** The measured share of it, in percent; left out, the whole of it is taken as used. */
  readonly used?: unknown;
  /** Most that can be had, in Mbit/s; by the way of metering where that decides. */
  readonly max: number | Readonly<Record<string, number>>;
  /** Down to what is used, not up. */
  readonly isLower?: boolean;
}

const headroom = 1.5;

/** Sets a bandwidth to one and a half times of what was measured. */
export default defineFix({
  propose(ask) {
    const told = ask.rule.fix.with as unknown as Told;
    if (ask.resource.fields.payType === 'Prepaid') return subscription;
    const current = Number(wantedValue(told.current, ask));
    const wanted = wantedOf(ask, told, current);
    if (typeof wanted !== 'number') return wanted;
    // Addresses and packages take it as a text, instances as a number.
    const value = told.property === 'bandwidth' ? String(wanted) : wanted;
    // By traffic a higher limit costs nothing of itself.
    const costsNothing = typeof told.max !== 'number' && ask.resource.fields.internetChargeType === 'PayByTraffic';
    return [
      {
        token: ask.rule.fix.pulumi as string,
        kind: 'patch',
        set: { [told.property]: value },
        notes: [judgedLater],
        ...(costsNothing && { priceCnyPerMonth: 0 }),
      },
    ];
  },
});

function wantedOf(ask: Ask, told: Told, current: number): number | Refusal {
  const max = typeof told.max === 'number' ? told.max : told.max[String(ask.resource.fields.internetChargeType)];
  const share = told.used === undefined ? 1 : Number(wantedValue(told.used, ask)) / 100;
  // The rounding of a product such as 0.3 * 1.5 must not add a megabit.
  const fitting = Math.ceil(Number((current * share * headroom).toFixed(6)));
  if (max === undefined || Number.isNaN(fitting)) return unknownLimit;
  if (told.isLower === true) return fitting < current ? Math.max(1, fitting) : nothingToGain;
  return current < max ? Math.min(max, Math.max(fitting, current + 1)) : atTheLimit(max);
}

const judgedLater = {
  en: 'The measured values follow only when their window has passed; the changed bandwidth is judged at once.',
  'zh-CN': '监控指标要在统计周期之后才会变化，变更后立即复核带宽值。',
} as const;

const subscription: Refusal = {
  code: 'needs-decision',
  reason: {
    en: 'The bandwidth of a subscription is changed by an order, and not taken back by writing the former value.',
    'zh-CN': '包年包月资源的带宽需通过变配订单修改，且无法直接改回。',
  },
};

const unknownLimit: Refusal = {
  code: 'not-possible',
  reason: {
    en: 'How far the bandwidth can go is not known for this way of metering.',
    'zh-CN': '该计费方式的带宽上限未知，无法确定目标值。',
  },
};

const nothingToGain: Refusal = {
  code: 'not-possible',
  reason: {
    en: 'One and a half times the measured peak is no less than the bandwidth it has.',
    'zh-CN': '实测峰值的 1.5 倍并不低于当前带宽。',
  },
};

function atTheLimit(max: number): Refusal {
  return {
    code: 'not-possible',
    reason: {
      en: `It has ${max} Mbit/s already, the most that can be had here; move to a shared bandwidth package or another address.`,
      'zh-CN': `带宽已达上限 ${max} Mbit/s，请改用共享带宽或拆分到其他地址。`,
    },
  };
}
