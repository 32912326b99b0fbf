import type { FieldValue } from '../model/documents.ts';
import { defineFix } from '../model/fix.ts';
import { notPossible } from './refusals.ts';

// The service takes no others.
const terms = [730, 365, 180, 90] as const;

const properties = { 'idle.usersDays': 'maxIdleDaysForUsers', 'idle.accessKeysDays': 'maxIdleDaysForAccessKeys' } as const;

/** Has idle users and access keys disabled by the longest term that the rule allows; a shorter one stays. */
export default defineFix({
  propose({ rule, resource: { fields } }) {
    const limit = Number(rule.params.maxIdleDays);
    const term = terms.find((days) => days <= limit);
    if (term === undefined) return tooShort;
    const long = Object.entries(properties).filter(([field]) => isLonger(fields[field], limit));
    const set = Object.fromEntries(long.map(([, property]) => [property, term]));
    return [{ token: rule.fix.pulumi as string, kind: 'patch', set, notes: [fromNextDay] }];
  },
});

const isLonger = (days: FieldValue | undefined, limit: number) => typeof days !== 'number' || days > limit;

const tooShort = notPossible(
  'The service disables after 90, 180, 365 or 730 idle days; the profile asks for less than 90.',
  '服务仅支持闲置 90、180、365 或 730 天后停用，而检查方案要求少于 90 天。',
);

const fromNextDay = {
  en: 'Users and keys that have lain idle for longer stop working the next day.',
  'zh-CN': '闲置时间已超过该期限的用户与 AccessKey 次日即停用。',
};
