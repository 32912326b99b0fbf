import { defineFix } from '../model/fix.ts';

const days = 7;

/** Adds days to a snapshot policy until there are as many as asked, each in the middle of the longest gap. */
export default defineFix({
  propose({ resource: { fields }, rule }) {
    const now = (fields.weekdays as readonly string[]).map(Number);
    const wanted = [...now];
    while (wanted.length < Math.min(days, Number(rule.params.minPerWeek))) wanted.push(nextDay(wanted));
    const set = { repeatWeekdays: wanted.sort((a, b) => a - b).map(String) };
    return [{ token: 'alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy', kind: 'patch', set }];
  },
});

/** The free day that is farthest from the days before and after it; Monday is 1. */
function nextDay(taken: readonly number[]): number {
  const free = Array.from({ length: days }, (_, index) => index + 1).filter((day) => !taken.includes(day));
  const distance = (day: number) => Math.min(...taken.map((one) => Math.min((day - one + days) % days, (one - day + days) % days)), days);
  return free.sort((a, b) => distance(b) - distance(a) || a - b)[0] as number;
}
