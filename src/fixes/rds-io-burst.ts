import { defineFix } from '../model/fix.ts';

/** Lets an instance on general ESSD take more I/O than its disk's baseline for a time. */
export default defineFix({
  propose: ({ rule }) => [{ token: rule.fix.pulumi as string, kind: 'patch', set: { burstingEnabled: true }, notes: [order] }],
});

const order = {
  en: 'It is sent as an order for the same class and storage as now; the instance is not restarted.',
  'zh-CN': '以“规格与存储不变”的变配订单下发，不会重启实例。',
};
