import { defineFix } from '../model/fix.ts';
import { missingValue } from './refusals.ts';

/** One address record as our own reading tells it. */
interface AddressRecord {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly ttlSeconds: number;
}

// The shortest that every edition of the service takes.
const usualSeconds = 600;

/** Shortens the TTL of every address record of a domain that is cached for too long. */
export default defineFix({
  propose({ rule, resource: { fields } }) {
    const limit = Number(rule.params.maxTtlSeconds);
    const records = (fields['records.addresses'] ?? []) as unknown as readonly AddressRecord[];
    const long = records.filter(({ ttlSeconds }) => ttlSeconds > limit);
    if (long.length === 0) return missingValue('ttl');
    return long.map((record) => ({
      token: rule.fix.pulumi as string,
      kind: 'patch',
      vars: { record: record.id },
      part: record.id,
      set: { ttl: Math.min(usualSeconds, limit) },
      notes: [of(record)],
    }));
  },
});

const of = ({ name, type }: AddressRecord) => ({ en: `Record ${name} (${type}).`, 'zh-CN': `解析记录 ${name}（${type}）。` });
