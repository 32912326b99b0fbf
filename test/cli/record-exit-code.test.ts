import { expect, it } from 'vitest';
import { findings, reasons } from '../../src/apply/reasons.ts';
import { recordExitCode } from '../../src/cli/changes/record-exit-code.ts';
import type { ChangeEntry } from '../../src/model/documents.ts';

const entry = (outcome: ChangeEntry['outcome'], reason?: ChangeEntry['reason']): ChangeEntry => ({
  changeId: 'C001',
  outcome,
  readBack: [],
  verdicts: [],
  ...(reason && { reason }),
});
const lack = { risk: 'cost', roles: ['customer'], persons: 1, has: 0 } as const;

it.each<[string, readonly ChangeEntry[], number]>([
  ['everything is in place', [entry('applied'), entry('unchanged')], 0],
  ['what nobody approved is left out', [entry('applied'), entry('not-run', reasons.notApproved([lack]))], 0],
  ['what somebody approved waits for a second person', [entry('applied'), entry('not-run', reasons.notApproved([{ ...lack, has: 1 }]))], 3],
  ['what was declined is left out', [entry('applied'), entry('declined', reasons.declined('Ms Li', 'next week'))], 0],
  ['an approved change was stopped', [entry('applied'), entry('not-run', reasons.stopped())], 3],
  ['a change was not run, and nobody knows why', [entry('applied'), entry('not-run')], 3],
  ['a failure outweighs what was not run', [entry('failed'), entry('not-run', reasons.dependsOn('C001'))], 1],
  ['the cloud says otherwise', [entry('contradicted', reasons.contradicted(findings.doesNotFind()))], 1],
])('%s', (_, entries, code) => expect(recordExitCode({ entries: [...entries] })).toBe(code));
