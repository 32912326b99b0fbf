import { describe, expect, it } from 'vitest';
import raiseRetention from '../../src/fixes/raise-rds-backup-retention.ts';
import type { FieldValue } from '../../src/model/documents.ts';
import { askOf, ruleOf } from './ask.ts';

const rule = ruleOf('backup/rds-backup-retention-short');
const logRule = 'backup/rds-log-backup-off';

/** What is set, where backups are kept for some days and logs for others (null: not at all). */
function setFor(
  dataDays: number,
  logDays: number | null,
  minDays: number,
  over: Readonly<Record<string, FieldValue>> = {},
  without: string[] = [],
) {
  const fields = {
    'backup.retentionDays': dataDays,
    'backup.log.enabled': logDays !== null,
    'backup.log.retentionDays': logDays ?? 0,
    ...over,
  };
  const answer = raiseRetention.propose(askOf(rule, { fields, params: { minDays } }, { without }));
  if ('code' in answer) return answer.code;
  const { backupRetentionPeriod, logBackupRetentionPeriod, enableBackupLog } = answer[0]?.set ?? {};
  return [backupRetentionPeriod, logBackupRetentionPeriod, enableBackupLog];
}

describe('backups of an RDS instance that are kept longer', () => {
  it.each([
    ['take along logs that are then judged', setFor(6, 6, 7), [7, 7, undefined]],
    ['switch on logs that are then judged', setFor(3, null, 7), [7, 7, true]],
    ['leave logs that were judged before', setFor(7, 7, 30), [30, undefined, undefined]],
    ['leave logs that are long enough', setFor(6, 7, 7), [7, undefined, undefined]],
    ['leave logs that are not judged even then', setFor(3, 3, 6), [6, undefined, undefined]],
    ['leave logs that no rule of the profile asks for', setFor(3, 3, 7, {}, [logRule]), [7, undefined, undefined]],
    ['leave the logs of SQL Server', setFor(3, 3, 7, { engine: 'SQLServer' }), [7, undefined, undefined]],
    ['leave the logs of a single node', setFor(3, 3, 7, { category: 'Basic' }), [7, undefined, undefined]],
  ])('%s', (_, set, expected) => expect(set).toEqual(expected));
});
