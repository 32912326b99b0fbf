import { createHash } from 'node:crypto';
import type { Inspection } from '../../model/documents.ts';

/** SHA-256 over the run and every result: number, outcome and level; 64 hex digits. */
export function digestOf({ id, rules }: Inspection): string {
  const hash = createHash('sha256').update(`${id}\n`);
  for (const { rule, counts, findings } of rules) {
    const lines = findings.map((finding) => `${finding.id}\t${finding.outcome}\t${finding.severity}\n`);
    hash.update(`${rule.id}\t${counts.pass}\t${counts['not-applicable']}\n${lines.join('')}`);
  }
  return hash.digest('hex');
}
