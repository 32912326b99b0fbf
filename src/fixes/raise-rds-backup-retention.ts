import { type Ask, type Draft, defineFix } from '../model/fix.ts';
import { changedOnly } from './help/changed-only.ts';
import { missingValue } from './refusals.ts';

const logRule = 'backup/rds-log-backup-off';

/**
 * Keeps the backups of an RDS instance for as long as the rule asks. Logs are judged only where the backups last long enough for
 * them: where they come to be judged by this, they are kept as long as their own rule asks, so that nothing fails in its place.
 */
export default defineFix({
  propose(ask) {
    const { rule, resource } = ask;
    const [now, least] = [resource.fields['backup.retentionDays'], rule.params.minDays];
    if (typeof now !== 'number' || typeof least !== 'number') return missingValue('backupRetentionPeriod');
    const days = Math.max(now, least);
    const data: Draft = { token: rule.fix.pulumi as string, kind: 'patch', set: { backupRetentionPeriod: days } };
    const logDays = logDaysFor(ask, now, days);
    if (logDays === undefined) return [data];
    const draft = { ...data, set: { ...data.set, enableBackupLog: true, logBackupRetentionPeriod: logDays } };
    return [{ ...draft, set: { ...data.set, ...changedOnly(draft, ask) }, guard: logFields, notes: [logsToo(logDays)] }];
  },
});

const logFields = ['backup.log.enabled', 'backup.log.retentionDays'];

/** Days that logs must be kept for from now on; undefined where they are not judged, or were judged before. */
function logDaysFor({ ruleOf, resource: { fields } }: Ask, before: number, after: number): number | undefined {
  const least = ruleOf(logRule)?.params.minDays;
  const hasLogs = fields.engine !== 'SQLServer' && !['Basic', 'serverless_basic'].includes(String(fields.category));
  if (!hasLogs || typeof least !== 'number' || before >= least || after < least) return undefined;
  const kept = Number(fields['backup.log.retentionDays'] ?? 0);
  return fields['backup.log.enabled'] === true && kept >= least ? undefined : Math.max(least, Math.min(kept, after));
}

const logsToo = (days: number) => ({
  en: `Logs are backed up as well, for ${days} days: backups that last this long are judged with their logs.`,
  'zh-CN': `同时将日志备份保留 ${days} 天：数据备份达到该保留时间后，日志备份也会纳入检查。`,
});
