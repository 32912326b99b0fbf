import { InputError } from '../../model/errors.ts';

/** Most changes that a range may name. */
const mostIds = 10_000;

/** Ids of changes as a person lists them: C001, and C003-C005 for all from one to the other. @throws InputError `bad-range` */
export function changeIds(given: readonly string[] | undefined): readonly string[] | undefined {
  return given === undefined ? undefined : [...new Set(given.flatMap(idsOf))];
}

function idsOf(word: string): string[] {
  const [, from, to] = /^C(\d+)(?:-|–|\.\.)C?(\d+)$/i.exec(word) ?? [];
  if (from === undefined || to === undefined) return [word];
  const [first, last] = [Number(from), Number(to)];
  if (first > last || last - first >= mostIds)
    throw new InputError('bad-range', {
      en: `--only ${word}: a range begins with the smaller number, such as C003-C005.`,
      'zh-CN': `--only ${word}：范围应从小到大，如 C003-C005。`,
    });
  return Array.from({ length: last - first + 1 }, (_, i) => `C${String(first + i).padStart(3, '0')}`);
}
