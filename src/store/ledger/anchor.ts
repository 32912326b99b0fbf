import { readFileSync, writeFileSync } from 'node:fs';
import { canonicalJson } from '../../approve/canonical-json.ts';
import { InputError } from '../../model/errors.ts';
import type { Anchor, Head } from './types.ts';

/** A head to be kept outside: whoever has it can tell later whether anything up to it was edited or cut off. */
export function anchor({ seq, hash }: Head, at: Date): Anchor {
  return { seq, hash, at: at.toISOString() };
}

/** An anchor as one line, to be printed or written. */
export function anchorLine(own: Anchor): string {
  return canonicalJson(own);
}

/** Writes an anchor to a file. @throws InputError `anchor-unwritable` */
export function writeAnchor(file: string, own: Anchor): void {
  try {
    writeFileSync(file, `${anchorLine(own)}\n`);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new InputError('anchor-unwritable', `${file}: cannot be written (${code}). Name a file in a folder that you may write.`, {
      cause,
    });
  }
}

/** Reads an anchor from a file. @throws InputError `bad-anchor` for one that is missing or says something else */
export function readAnchor(file: string): Anchor {
  return anchorOf(parsed(file), file);
}

/** An anchor from what was kept of it. @param place where it was kept. @throws InputError `bad-anchor` for anything else */
export function anchorOf(kept: unknown, place: string): Anchor {
  const { seq, hash, at } = Object(kept) as Readonly<Record<string, unknown>>;
  if (Number.isSafeInteger(seq) && (seq as number) > 0 && typeof hash === 'string' && /^sha256:[0-9a-f]{64}$/.test(hash))
    return { seq: seq as number, hash, at: String(at) };
  throw new InputError('bad-anchor', {
    en: `${place}: this is no anchor; it needs seq and hash. "xunjian ledger anchor" makes one.`,
    'zh-CN': `${place}：不是末条哈希的记录，应含 seq 和 hash。可用 xunjian ledger anchor 生成。`,
  });
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new InputError(
      'bad-anchor',
      {
        en: `${file}: is missing or no anchor. "xunjian ledger anchor" makes one.`,
        'zh-CN': `${file}：缺失或不是末条哈希的记录。可用 xunjian ledger anchor 生成。`,
      },
      { cause },
    );
  }
}
