import type { Inspection, LocalizedText, Severity } from '../model/documents.ts';

/** What the program tells the one who called it. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** What each exit code means; help and documentation print it. */
export const exitCodes: Readonly<Record<ExitCode, LocalizedText>> = {
  0: { en: 'done, and nothing found at or above --fail-on', 'zh-CN': '完成，没有达到 --fail-on 级别的风险' },
  1: { en: 'done, and risks found at or above --fail-on', 'zh-CN': '完成，发现达到 --fail-on 级别的风险' },
  2: { en: 'wrong input: a flag, a file or a name', 'zh-CN': '输入有误：参数、文件或名称' },
  3: { en: 'incomplete: something could not be read or judged', 'zh-CN': '不完整：有内容未能读取或评估' },
  4: { en: 'failed', 'zh-CN': '失败' },
};

/** From which level on a risk makes the program end with 1. */
export type FailOn = Severity | 'never';

const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];
export const failOnWords: readonly FailOn[] = [...severities, 'never'];

/** Incomplete goes before findings: a machine must not take "nothing looked at" for "nothing found". */
export function exitCodeOf(inspection: Inspection, failOn: FailOn): ExitCode {
  if (!isWhole(inspection)) return 3;
  return hasRisk(inspection, failOn) ? 1 : 0;
}

/** Whether everything that was asked for was read and judged. What the cloud does not offer in a place is not missing there. */
export function isWhole({ inventory, gaps, rules }: Inspection): boolean {
  if (!inventory.isComplete || gaps.some(({ reason }) => reason !== 'unsupported')) return false;
  return !rules.some(({ findings }) =>
    findings.some(
      ({ outcome, unread }) => outcome === 'error' || (outcome === 'unknown' && unread.some(({ reason }) => reason !== 'unsupported')),
    ),
  );
}

function hasRisk({ rules }: Inspection, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  const counted = severities.slice(0, severities.indexOf(failOn) + 1);
  return rules.some(({ findings }) => findings.some(({ outcome, severity }) => outcome === 'fail' && counted.includes(severity)));
}
