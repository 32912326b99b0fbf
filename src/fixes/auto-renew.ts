import { defineFix } from '../model/fix.ts';

/** Lets a subscription renew itself; a period that is set already stays, else it is a month. */
export default defineFix({
  propose: ({ rule }) => [
    {
      token: rule.fix.pulumi as string,
      kind: 'patch',
      set: {
        autoRenew: true,
        autoRenewPeriod: ({ autoRenewPeriod }) => (Number(autoRenewPeriod) >= 1 ? Number(autoRenewPeriod) : 1),
      },
    },
  ],
});
