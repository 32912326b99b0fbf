import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config, Exception, FieldValue } from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';
import type { Language } from '../../model/format.ts';
import type { Options } from '../command.ts';
import type { FailOn } from '../exit-code.ts';
import { readConfig, readExceptions } from '../read-document.ts';
import type { Terminal } from '../terminal.ts';

/** An account to read, and how it is entered. */
export interface AccountSetting {
  readonly name: string;
  /** Profile of the official command line. */
  readonly profile?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly externalId?: string | undefined;
  readonly id?: string | undefined;
}

/** Which rules are judged. */
export interface RuleSettings {
  /** Folder of the rules; the program's own where left out. */
  readonly rulesDir?: string | undefined;
  readonly ruleProfile: string;
  /** Rule ids or patterns; all of the profile where empty. */
  readonly patterns: readonly string[];
  /** Resource types; all where empty. */
  readonly types: readonly string[];
  readonly params: Readonly<Record<string, Readonly<Record<string, FieldValue>>>>;
}

/** Everything that an inspection is told, flags and xunjian.json put together. */
export interface Settings {
  readonly config: Config;
  readonly language: Language;
  readonly rules: RuleSettings;
  readonly accounts: readonly AccountSetting[];
  /** Region ids; `all` for every region of the account; undefined where nobody said. */
  readonly regions: readonly string[] | undefined;
  readonly replies?: string | undefined;
  readonly record?: string | undefined;
  readonly inventory?: string | undefined;
  readonly outDir: string;
  readonly formats: readonly string[] | undefined;
  readonly failOn: FailOn;
  readonly exceptions: readonly Exception[];
}

const configName = 'xunjian.json';

/** Puts the flags over xunjian.json. Throws InputError for a file that cannot be used and flags that exclude each other. */
export function readSettings(options: Options, terminal: Terminal): Settings {
  const config = findConfig(text(options.config), terminal);
  checkSources(options);
  return {
    config,
    language: languageOf(options, config, terminal),
    rules: {
      rulesDir: text(options.rulesDir),
      ruleProfile: text(options.ruleProfile) ?? config.profile ?? 'default',
      patterns: list(options.rules) ?? [],
      types: list(options.types) ?? [],
      params: readParams(list(options.param) ?? []),
    },
    accounts: chooseAccounts(options, config),
    regions: list(options.regions) ?? config.regions,
    replies: text(options.replies),
    record: text(options.record),
    inventory: text(options.inventory),
    outDir: resolve(terminal.cwd, text(options.out) ?? 'out'),
    formats: list(options.formats),
    failOn: (options.failOn as FailOn | undefined) ?? 'low',
    exceptions: [...(config.exceptions ?? []), ...exceptionsOf(text(options.exceptions), terminal)],
  };
}

/** xunjian.json of this folder, or the named one; empty where there is none. */
export function findConfig(path: string | undefined, { cwd }: Terminal): Config {
  if (path !== undefined) return readConfig(resolve(cwd, path));
  const usual = join(cwd, configName);
  return existsSync(usual) ? readConfig(usual) : {};
}

/** --lang goes first, then xunjian.json, then the environment. */
export function languageOf(options: Options, config: Config, terminal: Terminal): Language {
  return options.lang === undefined ? (config.language ?? terminal.language) : terminal.language;
}

function checkSources({ replies, inventory, record }: Options): void {
  const given = Object.entries({ '--replies': replies, '--inventory': inventory, '--record': record }).filter(
    ([, value]) => value !== undefined,
  );
  if (given.length > 1)
    throw new InputError('two-sources', `${given.map(([flag]) => flag).join(' and ')} exclude each other; give one of them.`);
}

function chooseAccounts(options: Options, config: Config): readonly AccountSetting[] {
  const profile = text(options.profile);
  const roles = list(options.roleArn);
  if (roles) return roles.map((roleArn) => ({ name: roleArn, roleArn, profile, externalId: text(options.externalId) }));
  const names = list(options.accounts);
  if (names) return names.map((name) => namedAccount(name, config));
  if (profile === undefined && config.accounts && config.accounts.length > 0) return config.accounts;
  return [{ name: profile ?? 'default', profile }];
}

function namedAccount(name: string, { accounts = [] }: Config): AccountSetting {
  const account = accounts.find((one) => one.name === name || one.id === name);
  if (account) return account;
  const known = accounts.length > 0 ? `it has ${accounts.map((one) => one.name).join(', ')}` : 'it has no accounts';
  throw new InputError('unknown-account', `${configName} has no account "${name}"; ${known}.`);
}

/** `rule.name=value` texts as parameters by rule; a value is JSON where it can be read so, else text. */
function readParams(texts: readonly string[]): Record<string, Record<string, FieldValue>> {
  const params: Record<string, Record<string, FieldValue>> = {};
  for (const given of texts) {
    const parts = /^([^.=]+)\.([^=]+)=(.*)$/s.exec(given);
    if (!parts)
      throw new InputError(
        'bad-param',
        `--param ${given}: write <rule>.<name>=<value>, such as backup/rds-backup-retention-short.minDays=14.`,
      );
    const [, rule = '', name = '', value = ''] = parts;
    params[rule] = { ...params[rule], [name]: parseValue(value) };
  }
  return params;
}

function parseValue(text: string): FieldValue {
  try {
    return JSON.parse(text) as FieldValue;
  } catch {
    return text;
  }
}

function exceptionsOf(path: string | undefined, { cwd }: Terminal): readonly Exception[] {
  return path === undefined ? [] : readExceptions(resolve(cwd, path));
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function list(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? (value as string[]) : undefined;
}
