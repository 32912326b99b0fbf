import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createKey, defaultKeyFolder, keyIdOf } from '../../approve/keys/index.ts';
import { roleWords } from '../../approve/policy.ts';
import type { Config, Person, PersonRole } from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { findConfig, text } from '../inspect/settings.ts';
import { plainTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { writeJson } from './change-folder.ts';
import { keyFileOf, passphraseOf } from './signers.ts';

/** Makes a key for a person, and says what xunjian.json needs so that the signature counts. */
export async function newKey(name: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const config = findConfig(text(options.config), terminal);
  if (config.people?.some((person) => person.name === name))
    throw new InputError(
      'known-person',
      `xunjian.json has "${name}" among people already; take another name, or remove the old entry first.`,
    );
  const passphrase = await passphraseOf(terminal, terminal.t({ en: 'New passphrase: ', 'zh-CN': '新口令：' }));
  const { publicKey, keyFile } = createKey({ name, passphrase, folder: defaultKeyFolder(terminal.env) });
  const person: Person = { name, role: (text(options.role) ?? 'engineer') as PersonRole, publicKey };
  terminal.log(
    terminal.t({
      en: `Private key: ${keyFile} (keep it; it never leaves this machine)`,
      'zh-CN': `私钥：${keyFile}（请妥善保管，不会离开本机）`,
    }),
  );
  if (options.add === true) addPerson(person, text(options.config), terminal);
  else terminal.log(terminal.t({ en: 'Add this to "people" in xunjian.json:', 'zh-CN': '请加入 xunjian.json 的 people：' }));
  terminal.print(JSON.stringify(person));
  return 0;
}

function addPerson(person: Person, configPath: string | undefined, terminal: Terminal): void {
  const path = resolve(terminal.cwd, configPath ?? 'xunjian.json');
  const config = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Config) : {};
  writeJson(path, { ...config, people: [...(config.people ?? []), person] });
  terminal.log(
    terminal.t({
      en: `${path}: ${person.name} may sign as ${roleWords[person.role].en}.`,
      'zh-CN': `${path}：${person.name} 可以${roleWords[person.role]['zh-CN']}身份签署。`,
    }),
  );
}

/** Shows who may sign, and whose keys are here. */
export async function listKeys(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { people = [] } = findConfig(text(options.config), terminal);
  const heads = terminal.language === 'zh-CN' ? ['姓名', '角色', '密钥', '本机私钥'] : ['Name', 'Role', 'Key', 'Private key here'];
  const rows = people.map((person) => {
    const isHere = existsSync(keyFileOf(person, terminal.env));
    return [
      person.name,
      terminal.t(roleWords[person.role]),
      keyIdOf(person.publicKey),
      terminal.t(isHere ? { en: 'yes', 'zh-CN': '有' } : { en: 'no', 'zh-CN': '无' }),
    ];
  });
  terminal.print(plainTable(heads, rows));
  return 0;
}
