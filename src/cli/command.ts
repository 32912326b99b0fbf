import type { LocalizedText } from '../model/documents.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** An option of a command, as the help and the reference page show it. */
export interface OptionSpec {
  /** As commander writes it: `--regions <ids>`; without a value in angle brackets it is a switch. */
  readonly flags: string;
  readonly text: LocalizedText;
  /** list: separated by commas, and the option may stand several times. texts: several times, taken as they are. Default text. */
  readonly kind?: 'text' | 'list' | 'texts' | 'integer';
  /** The only values that count. */
  readonly choices?: readonly string[];
  /** What holds when the option is left out, for the help. */
  readonly default?: string;
}

export interface ArgumentSpec {
  /** `<id>` when it must be there, `[id]` when not, `[ids...]` for any number. */
  readonly name: string;
  readonly text: LocalizedText;
}

/** Values of options by their camel-case names. */
export type Options = Readonly<Record<string, unknown>>;

/** A command: what the help says of it, and what it does. */
export interface CommandSpec {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly text: LocalizedText;
  readonly arguments?: readonly ArgumentSpec[];
  readonly options?: readonly OptionSpec[];
  /** Command lines that a reader can copy, without the program's name. */
  readonly examples?: readonly string[];
  readonly commands?: readonly CommandSpec[];
  /** Gets the arguments in the order of their specs. Throws what {@link import('./explain-error.ts').explainError} can word. */
  readonly run?: (args: readonly (string | readonly string[] | undefined)[], options: Options, terminal: Terminal) => Promise<ExitCode>;
}

/** Lets the compiler check a command and keeps its shape. */
export function defineCommand(command: CommandSpec): CommandSpec {
  return command;
}

/** Options that every command has. */
export const commonOptions: readonly OptionSpec[] = [
  {
    flags: '--lang <language>',
    text: { en: 'language of texts and reports', 'zh-CN': '文字和报告的语言' },
    choices: ['zh-CN', 'en'],
    default: 'LC_ALL, LC_MESSAGES, LANG',
  },
  { flags: '--debug', text: { en: 'show where an unexpected failure happened', 'zh-CN': '出现意外错误时显示出错位置' } },
];

/** For commands whose result a program may want. */
export const jsonOption: OptionSpec = {
  flags: '--json',
  text: { en: 'print one JSON document on standard output and nothing else there', 'zh-CN': '标准输出只打印一个 JSON 文档' },
};
