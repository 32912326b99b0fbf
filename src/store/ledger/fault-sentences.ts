import type { LocalizedText } from '../../model/documents.ts';
import type { FaultKind } from './types.ts';

const say = (en: string, zh: string): LocalizedText => ({ en, 'zh-CN': zh });

/** What each kind of fault is called, by what was found. */
export const sentences = {
  hash: (seq: number) => say(`Entry ${seq} was edited: its hash does not fit its text.`, `第 ${seq} 条被改动：哈希值与内容不符。`),
  form: (seq: number) =>
    say(`Entry ${seq} was edited: its text is not in the form that is written.`, `第 ${seq} 条被改动：内容不是写入时的规范格式。`),
  column: (seq: number, column: string) =>
    say(
      `Entry ${seq} was edited: the column ${column} does not say what the signed text says.`,
      `第 ${seq} 条被改动：${column} 列与已签名的内容不一致。`,
    ),
  signature: (seq: number, keyId: string) =>
    say(`Entry ${seq}: the signature is not that of key ${keyId}.`, `第 ${seq} 条：签名与密钥 ${keyId} 不符。`),
  foreignKey: (seq: number, keyId: string) =>
    say(`Entry ${seq} is signed by key ${keyId}, which the ledger does not know.`, `第 ${seq} 条由密钥 ${keyId} 签名，台账中没有该密钥。`),
  noRoot: () =>
    say(
      'The first entry, which holds the key of the ledger, cannot be relied on: signatures could not be checked.',
      '首条记录（其中登记台账密钥）不可信，因此无法核对签名。',
    ),
  otherRoot: (keyId: string, expected: string) =>
    say(`The ledger was begun by key ${keyId}, not by ${expected}.`, `台账由密钥 ${keyId} 建立，而不是 ${expected}。`),
  clash: (seq: number, keyId: string) =>
    say(`Entry ${seq} introduces another key under the name ${keyId}.`, `第 ${seq} 条以同一编号 ${keyId} 登记了另一把密钥。`),
  twice: (seq: number) => say(`Entry ${seq} stands there twice.`, `第 ${seq} 条重复出现。`),
  second: (seq: number) => say(`There is a second entry ${seq}, which the chain does not hold.`, `存在另一个第 ${seq} 条，它不在链上。`),
  noEntry: (seq: number) => say(`Before entry ${seq} stands something that is no entry.`, `第 ${seq} 条之前有不属于台账的内容。`),
  missing: (from: number, to: number) =>
    from === to
      ? say(`Entry ${from} is missing.`, `缺少第 ${from} 条。`)
      : say(`Entries ${from} to ${to} are missing.`, `缺少第 ${from} 至 ${to} 条。`),
  moved: (seq: number) => say(`Entry ${seq} does not stand in its place.`, `第 ${seq} 条不在原来的位置。`),
  replaced: (seq: number) =>
    say(`Entry ${seq} is not the one that entry ${seq + 1} was chained to.`, `第 ${seq} 条不是第 ${seq + 1} 条所链接的那一条。`),
  start: (seq: number) => say(`Entry ${seq} does not follow what it should follow.`, `第 ${seq} 条与其之前的内容不衔接。`),
  cut: (last: number, expected: number) =>
    say(`The ledger ends with entry ${last}; it went on to entry ${expected}.`, `台账止于第 ${last} 条，而此前已写到第 ${expected} 条。`),
  notAnchored: (seq: number) => say(`Entry ${seq} is another one than was noted as head.`, `第 ${seq} 条与此前记下的链头不同。`),
  notHeld: (last: number, hash: string) =>
    say(
      `The noted head ${hash} is not in the ledger, which ends with entry ${last}: it was cut off or edited.`,
      `台账（止于第 ${last} 条）中没有记下的链头 ${hash}：曾被截断或改动。`,
    ),
  anchorOutside: (seq: number, first: number) =>
    say(
      `The noted head, entry ${seq}, lies before the part that begins with entry ${first}.`,
      `记下的链头（第 ${seq} 条）早于本部分的起点（第 ${first} 条）。`,
    ),
  noHeader: () => say('The header was edited.', '文件头被改动。'),
  noFooter: () => say('The footer is missing: the export was cut off.', '缺少文件尾：导出文件被截断。'),
  footer: () => say('The footer was edited.', '文件尾被改动。'),
  footerKey: (keyId: string) =>
    say(`The footer is not signed by a key of the ledger (${keyId}).`, `文件尾不是由台账中的密钥签名（${keyId}）。`),
  count: (found: number, expected: number) =>
    say(`The footer counts ${expected} entries, and ${found} are there.`, `文件尾记载共 ${expected} 条，实际有 ${found} 条。`),
  afterFooter: (last: number, head: number) =>
    say(
      `The footer names entry ${head} as the last, and entry ${last} is there.`,
      `文件尾记载末条为第 ${head} 条，实际却有第 ${last} 条。`,
    ),
} satisfies Readonly<Record<string, (...values: never[]) => LocalizedText>>;

/** A fault that is not yet tied to a number. */
export interface Finding {
  readonly kind: FaultKind;
  readonly say: (seq: number) => LocalizedText;
}
