import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InputError } from '../../model/errors.ts';

/** The digest of a state without what an export writes differently each time: times, the source positions of the program. */
export function stateDigest(state: string): string {
  const text = JSON.stringify(JSON.parse(state), (name, value: unknown) => (fleeting.has(name) ? undefined : value));
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

const fleeting = new Set(['time', 'created', 'modified', 'sourcePosition', 'stackTrace', 'magic']);

/** The state of a plan. @throws InputError `bad-plan` when it is missing or damaged */
export function readStateText(path: string): string {
  try {
    const text = readFileSync(path, 'utf8');
    JSON.parse(text);
    return text;
  } catch {
    throw new InputError('bad-plan', {
      en: `${path}: is missing or damaged; it belongs to the plan. Plan again.`,
      'zh-CN': `${path}：缺失或已损坏，它属于方案的一部分。请重新制定方案。`,
    });
  }
}
