import { existsSync, readFileSync } from 'node:fs';
import { defaultKeyFolder, keyPath, openKey } from '../../approve/keys/index.ts';
import type { Signer } from '../../approve/sign-approval.ts';
import type { Person } from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';
import type { Terminal } from '../terminal.ts';
import { askHidden } from './ask-hidden.ts';

/** File of a person's key on this machine. */
export function keyFileOf(person: Pick<Person, 'name'>, env: Terminal['env']): string {
  return keyPath(defaultKeyFolder(env), person.name);
}

/**
 * The passphrase of a key: XUNJIAN_KEY_PASSPHRASE, the file that XUNJIAN_KEY_PASSPHRASE_FILE names, or the person at the terminal.
 * @throws InputError `no-passphrase` where nobody can be asked
 */
export async function passphraseOf(terminal: Terminal, question: string): Promise<string> {
  const { XUNJIAN_KEY_PASSPHRASE: own, XUNJIAN_KEY_PASSPHRASE_FILE: file } = terminal.env;
  if (own !== undefined && own !== '') return own;
  if (file !== undefined) return readSecret(file);
  if (process.stdin.isTTY !== true)
    throw new InputError('no-passphrase', {
      en: 'The key has a passphrase: set XUNJIAN_KEY_PASSPHRASE or XUNJIAN_KEY_PASSPHRASE_FILE, or run this in a terminal.',
      'zh-CN': '密钥有口令：请设置 XUNJIAN_KEY_PASSPHRASE 或 XUNJIAN_KEY_PASSPHRASE_FILE，或在终端中运行。',
    });
  return askHidden(question);
}

/** The first line of a file that holds a secret. @throws InputError `unreadable-file` */
export function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n')[0] as string;
  } catch (error) {
    throw new InputError('unreadable-file', `${file}: cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/**
 * The person who signs, and how the key is opened. A name that nobody has, a key that is not here and a passphrase of the
 * environment are judged at once; a person is asked only when the key is opened.
 * @throws InputError for somebody who is not among the people, or has no key here
 */
export async function findSigner(name: string | undefined, people: readonly Person[], terminal: Terminal): Promise<FoundSigner> {
  const person = choosePerson(name, people, terminal);
  const file = keyFileOf(person, terminal.env);
  if (!existsSync(file))
    throw new InputError('no-key', {
      en: `${file}: there is no such key. The person who signs has it, or make one: xunjian key new "${person.name}" --add`,
      'zh-CN': `${file}：没有该密钥。请由签署人本人操作，或生成密钥：xunjian key new "${person.name}" --add`,
    });
  const open = async () =>
    openKey(file, await passphraseOf(terminal, terminal.t({ en: `Passphrase of ${person.name}: `, 'zh-CN': `${person.name} 的口令：` })));
  if (process.stdin.isTTY === true) return { person, open };
  const signer = await open();
  return { person, open: async () => signer };
}

/** Somebody who may sign, with a key that is on this machine. */
export interface FoundSigner {
  readonly person: Person;
  open(): Promise<Signer>;
}

function choosePerson(name: string | undefined, people: readonly Person[], terminal: Terminal): Person {
  if (people.length === 0)
    throw new InputError('no-people', {
      en: 'xunjian.json names nobody who may sign. Begin with: xunjian key new "<name>" --add',
      'zh-CN': 'xunjian.json 中没有可签署的人员。请先运行：xunjian key new "<姓名>" --add',
    });
  if (name !== undefined) {
    const named = people.find((person) => person.name === name);
    if (named) return named;
    throw new InputError('unknown-person', {
      en: `xunjian.json has no "${name}" among people; it has ${people.map((person) => person.name).join(', ')}.`,
      'zh-CN': `xunjian.json 的 people 中没有“${name}”，现有：${people.map((person) => person.name).join('、')}。`,
    });
  }
  const here = people.filter((person) => existsSync(keyFileOf(person, terminal.env)));
  if (here.length === 1) return here[0] as Person;
  throw new InputError('who-signs', {
    en: `Say who signs with --as; xunjian.json has ${people.map((person) => person.name).join(', ')}.`,
    'zh-CN': `请用 --as 指定签署人，xunjian.json 中有：${people.map((person) => person.name).join('、')}。`,
  });
}
