import { defineFix } from '../model/fix.ts';
import { missingValue, notPossible } from './refusals.ts';

const highestMbps = 5120;

/** Raises the bandwidth of a CLB instance to one and a half times what it uses, so that the use is below the asked share. */
export default defineFix({
  propose({ rule, resource: { fields } }) {
    const now = fields.bandwidthMbps;
    const percent = fields['bandwidth.p95Last7Days'];
    if (typeof now !== 'number' || typeof percent !== 'number') return missingValue('bandwidth');
    const usedMbps = (now * percent) / 100;
    const wanted = Math.ceil(Math.max(usedMbps * 1.5, (usedMbps * 100) / Number(rule.params.maxPercent)));
    const bandwidth = Math.min(Math.max(wanted, now + 1), highestMbps);
    if (bandwidth <= now) return full;
    return [{ token: rule.fix.pulumi as string, kind: 'patch', set: { bandwidth } }];
  },
});

const full = notPossible(
  'The bandwidth is the highest that an instance can have: spread the traffic over more instances.',
  '带宽已是单实例上限，请将流量分散到更多实例。',
);
