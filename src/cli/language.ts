import type { Language } from '../model/format.ts';

export const languages: readonly Language[] = ['zh-CN', 'en'];

type Env = Readonly<Record<string, string | undefined>>;

/** The language of a command line: --lang, else what the environment says, else what the system speaks. */
export function languageOf(argv: readonly string[], env: Env, systemLocale = Intl.DateTimeFormat().resolvedOptions().locale): Language {
  return asked(argv) ?? languageOfEnvironment(env, systemLocale);
}

/** LC_ALL goes before LC_MESSAGES and LANG, as everywhere; C and POSIX speak English. */
function languageOfEnvironment(env: Env, systemLocale: string): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || systemLocale;
  return /^zh/i.test(locale) ? 'zh-CN' : 'en';
}

/** The value of --lang, wherever it stands: the help must know it before the command line is parsed. */
function asked(argv: readonly string[]): Language | undefined {
  const index = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[index];
  const value = word === '--lang' ? argv[index + 1] : word?.slice('--lang='.length);
  return languages.find((language) => language === value);
}
