import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InputError } from '../../model/errors.ts';

/** The digest of the adopted state: of its text, byte by byte, since it is put back as it was filed. */
export function stateDigest(state: string): string {
  return `sha256:${createHash('sha256').update(state).digest('hex')}`;
}

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
