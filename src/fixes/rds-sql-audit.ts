import { defineFix } from '../model/fix.ts';
import { notPossible } from './refusals.ts';

/** Days that SQL audit can be kept. */
const choices = [30, 180, 365, 1095, 1825];
// Their audit is kept by another setting, which the plugin does not write.
const engines = ['PostgreSQL', 'SQLServer'];

/** Switches SQL audit on and keeps it for at least the asked days, in the steps that there are; a longer retention stays. */
export default defineFix({
  propose({ rule, resource: { fields } }) {
    const token = rule.fix.pulumi as string;
    const status = { sqlCollectorStatus: 'Enabled' };
    if (engines.includes(String(fields.engine))) return [{ token, kind: 'patch', set: status }];
    const least = Math.max(Number(rule.params.minDays), Number(fields['sqlAudit.retentionDays'] ?? 0));
    const days = choices.find((choice) => choice >= least);
    if (days === undefined) return tooLong;
    return [{ token, kind: 'patch', set: { ...status, sqlCollectorConfigValue: days } }];
  },
});

const tooLong = notPossible('SQL audit can be kept for 1,825 days at most.', 'SQL 审计日志最长只能保留 1825 天。');
