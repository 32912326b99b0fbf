import { Draw, hashOf } from './random.ts';

/** Where an id gets its parts from. */
export interface IdParts {
  readonly index: number;
  readonly region: string;
  readonly name: string;
  /** Id of the parent, and number among its brothers from 1. */
  readonly parent?: string;
  readonly brother?: number;
}

/** Ids of one kind: written from an index and read back to it, so that nothing has to be remembered. */
export interface IdForm {
  write(parts: IdParts): string;
  /** The index that such an id would have; to be checked by writing it again. */
  read(id: string): { readonly index?: number; readonly parent?: string; readonly brother?: number } | undefined;
}

interface Slot {
  readonly type: 'text' | 'region' | 'coded' | 'chars' | 'n' | 'name' | 'parent' | 'k';
  readonly text?: string;
  readonly alphabet?: string;
  readonly length?: number;
}

const base36 = '0123456789abcdefghijklmnopqrstuvwxyz';
const hex = '0123456789abcdef';
const digits = '0123456789';

/** Three characters that ids of a region begin with. */
const regionCodes: Readonly<Record<string, string>> = {
  'cn-hangzhou': 'bp1',
  'cn-shanghai': 'uf6',
  'cn-beijing': '2ze',
  'cn-shenzhen': 'wz9',
  'cn-qingdao': 'm5e',
  'cn-zhangjiakou': '8vb',
  'cn-hongkong': 'j6c',
  'ap-southeast-1': 't4n',
  'us-west-1': 'rj9',
  'us-east-1': '0xi',
};

export function regionCode(region: string): string {
  return regionCodes[region] ?? new Draw(hashOf(region)).chars(3);
}

/** Reads a form such as `i-{r}{17}`; see `Kind.id`. */
export function idForm(form: string, seed: string, kind: string): IdForm {
  const slots = slotsOf(form);
  const pattern = new RegExp(`^${slots.map(patternOf).join('')}$`, 's');
  const salt = hashOf(`${seed}/${kind}`);
  return {
    write: (parts) => slots.map((slot, at) => written(slot, at, parts, salt)).join(''),
    read(id) {
      const match = pattern.exec(id);
      if (!match) return undefined;
      return Object.assign({}, ...slots.map((slot, at) => readBack(slot, match[at + 1] as string, salt)));
    },
  };
}

function slotsOf(form: string): readonly Slot[] {
  let isCoded = false;
  return form
    .split(/(\{[^}]*\})/)
    .filter((part) => part !== '')
    .flatMap((part): Slot[] => {
      if (!part.startsWith('{')) return [{ type: 'text', text: part }];
      const word = part.slice(1, -1);
      if (word === 'r') return [{ type: 'region' }];
      if (word === 'n' || word === 'name' || word === 'parent' || word === 'k') return [{ type: word }];
      if (word === 'uuid') return uuidSlots();
      const [alphabet, length] = word.startsWith('hex:')
        ? [hex, word.slice(4)]
        : word.startsWith('digits:')
          ? [digits, word.slice(7)]
          : [base36, word];
      if (!/^\d+$/.test(length)) throw new Error(`The id form ${form} has the unknown slot ${part}.`);
      const type = !isCoded && Number(length) >= 6 ? 'coded' : 'chars';
      isCoded ||= type === 'coded';
      return [{ type, alphabet, length: Number(length) }];
    });
}

function uuidSlots(): Slot[] {
  const part = (type: 'coded' | 'chars', length: number): Slot => ({ type, alphabet: hex, length });
  const dash: Slot = { type: 'text', text: '-' };
  return [part('coded', 8), dash, part('chars', 4), dash, part('chars', 4), dash, part('chars', 4), dash, part('chars', 12)];
}

function patternOf(slot: Slot): string {
  switch (slot.type) {
    case 'text':
      return `(${(slot.text as string).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`;
    case 'region':
      return '([0-9a-z]{3})';
    case 'n':
    case 'k':
      return '(\\d+)';
    case 'name':
    case 'parent':
      return '(.+)';
    default:
      return `([${slot.alphabet}]{${slot.length}})`;
  }
}

function written(slot: Slot, at: number, parts: IdParts, salt: number): string {
  switch (slot.type) {
    case 'text':
      return slot.text as string;
    case 'region':
      return regionCode(parts.region);
    case 'n':
      return String(parts.index + 1);
    case 'name':
      return parts.name;
    case 'parent':
      return parts.parent ?? '';
    case 'k':
      return String(parts.brother ?? 1);
    case 'coded':
      return coded(slot, parts.index, salt);
    case 'chars':
      return new Draw(hashOf('', salt, at, parts.index)).chars(slot.length as number, slot.alphabet);
  }
}

function readBack(slot: Slot, text: string, salt: number): { index?: number; parent?: string; brother?: number } {
  switch (slot.type) {
    case 'coded':
      return { index: decoded(slot, text, salt) };
    case 'n':
      return { index: Number(text) - 1 };
    case 'name':
      return { index: Number(/\d+$/.exec(text)?.[0] ?? Number.NaN) - 1 };
    case 'parent':
      return { parent: text };
    case 'k':
      return { brother: Number(text) };
    default:
      return {};
  }
}

/** How many characters of a slot carry the index, and the bits of half of it. A number's first digit is never 0. */
function room(slot: Slot): { lead: number; width: number; half: number } {
  const alphabet = slot.alphabet as string;
  const lead = alphabet === digits ? 1 : 0;
  const bits = Math.min(40, Math.floor(((slot.length as number) - lead) * Math.log2(alphabet.length)));
  const half = Math.floor(bits / 2);
  return { lead, width: Math.ceil((2 * half) / Math.log2(alphabet.length)), half };
}

function coded(slot: Slot, index: number, salt: number): string {
  const { lead, width, half } = room(slot);
  const alphabet = slot.alphabet as string;
  if (index >= 4 ** half) throw new Error(`An id of ${slot.length} characters cannot hold the index ${index}.`);
  let number = shuffled(index, half, salt, [0, 1, 2, 3]);
  let text = '';
  for (let i = 0; i < width; i++) {
    text = alphabet[number % alphabet.length] + text;
    number = Math.floor(number / alphabet.length);
  }
  const draw = new Draw(hashOf('', salt, index));
  const first = lead ? String(draw.int(1, 9)) : '';
  return first + text + draw.chars((slot.length as number) - width - lead, alphabet);
}

function decoded(slot: Slot, text: string, salt: number): number {
  const { lead, width, half } = room(slot);
  const alphabet = slot.alphabet as string;
  let number = 0;
  for (const char of text.slice(lead, lead + width)) number = number * alphabet.length + alphabet.indexOf(char);
  return number >= 4 ** half ? Number.NaN : shuffled(number, half, salt, [3, 2, 1, 0]);
}

// A Feistel network: a permutation whose reverse is the same rounds backwards, with the halves changed over.
function shuffled(value: number, half: number, salt: number, rounds: readonly number[]): number {
  const size = 2 ** half;
  let left = Math.floor(value / size);
  let right = value % size;
  for (const round of rounds) [left, right] = [right, (left ^ (hashOf('', salt, round, right) % size)) >>> 0];
  return right * size + left;
}
