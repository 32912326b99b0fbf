import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { InputError } from '../model/errors.ts';
import type { Language } from '../model/format.ts';
import { type ArgumentSpec, type CommandSpec, commonOptions, type OptionSpec } from './command.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { usageError } from './usage-error.ts';
import { widthOf } from './width-of.ts';

const words = {
  'zh-CN': {
    description: '巡检阿里云资源，用声明式规则发现风险并生成报告',
    titles: { 'Usage:': '用法：', 'Options:': '选项：', 'Commands:': '命令：', 'Arguments:': '参数：' } as Record<string, string>,
    help: '显示帮助',
    helpCommand: '显示命令的帮助',
    version: '显示版本号',
    choices: '可选：',
    default: '默认：',
    examples: '示例：',
    exitCodes: '退出码：',
    integer: '需要一个整数',
  },
  en: {
    description: 'Inspects an Alibaba Cloud estate with declarative rules and reports its risks',
    titles: {} as Record<string, string>,
    help: 'show this help',
    helpCommand: 'show the help of a command',
    version: 'show the version',
    choices: 'one of ',
    default: 'default ',
    examples: 'Examples:',
    exitCodes: 'Exit codes:',
    integer: 'it must be a whole number',
  },
} as const;

export interface ProgramOptions {
  readonly language: Language;
  readonly version: string;
  readonly print: (text: string) => void;
  /** For the help that a command without its own command gets. */
  readonly printError: (text: string) => void;
  /** Takes the command that was asked for. */
  readonly onCommand: (spec: CommandSpec, args: readonly unknown[], options: Record<string, unknown>) => Promise<void>;
}

/** The command line as commander reads it, in one language. Wrong usage throws {@link InputError}. */
export function buildProgram(specs: readonly CommandSpec[], options: ProgramOptions): Command {
  const word = words[options.language];
  const program = prepare(new Command('xunjian'), options)
    .description(word.description)
    .version(options.version, '-v, --version', word.version)
    .helpCommand('help [command]', word.helpCommand)
    .addHelpText('after', `\n${word.exitCodes}\n${exitCodeLines(options.language)}`);
  for (const option of commonOptions) program.addOption(toOption(option, options.language));
  for (const spec of specs) program.addCommand(toCommand(spec, options));
  return program;
}

function toCommand(spec: CommandSpec, options: ProgramOptions): Command {
  const { language } = options;
  const command = prepare(new Command(spec.name), options)
    .description(spec.text[language])
    .aliases([...(spec.aliases ?? [])]);
  for (const argument of spec.arguments ?? []) command.argument(argument.name, argumentText(argument, language));
  for (const option of [...(spec.options ?? []), ...commonOptions]) command.addOption(toOption(option, language));
  for (const child of spec.commands ?? []) command.addCommand(toCommand(child, options));
  if (spec.commands) command.helpCommand('help [command]', words[language].helpCommand);
  const examples = (spec.examples ?? []).map((line) => `  xunjian ${line}`);
  if (examples.length > 0) command.addHelpText('after', `\n${words[language].examples}\n${examples.join('\n')}`);
  if (spec.run) command.action((...given) => options.onCommand(spec, given.slice(0, -2), (given.at(-1) as Command).optsWithGlobals()));
  return command;
}

function prepare(command: Command, { language, print, printError }: ProgramOptions): Command {
  const word = words[language];
  return command
    .helpOption('-h, --help', word.help)
    .configureHelp({ displayWidth: widthOf, styleTitle: (title) => word.titles[title] ?? title, sortOptions: false })
    .configureOutput({ writeOut: print, writeErr: printError, outputError: () => {} })
    .showSuggestionAfterError(true)
    .exitOverride((error) => {
      throw error;
    });
}

function argumentText({ text }: ArgumentSpec, language: Language): string {
  return text[language];
}

function toOption(spec: OptionSpec, language: Language): Option {
  const option = new Option(spec.flags, optionText(spec, language));
  const { choices, kind } = spec;
  if (kind === 'list') option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), ...splitList(value)]);
  else if (kind === 'texts') option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  else if (kind === 'integer') option.argParser((value: string) => toInteger(value, language));
  else if (choices) option.argParser((value: string) => toChoice(value, choices, language));
  return option;
}

function optionText({ text, choices, default: fallback }: OptionSpec, language: Language): string {
  const word = words[language];
  const notes = [choices && `${word.choices}${choices.join(' | ')}`, fallback && `${word.default}${fallback}`].filter(
    (note) => note !== undefined,
  );
  if (notes.length === 0) return text[language];
  return language === 'en' ? `${text[language]} (${notes.join('; ')})` : `${text[language]}（${notes.join('；')}）`;
}

const splitList = (value: string) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function toInteger(value: string, language: Language): number {
  if (!/^-?\d+$/.test(value)) throw new InvalidArgumentError(words[language].integer);
  return Number(value);
}

function toChoice(value: string, choices: readonly string[], language: Language): string {
  if (!choices.includes(value)) throw new InvalidArgumentError(`${words[language].choices}${choices.join(' | ')}`);
  return value;
}

function exitCodeLines(language: Language): string {
  return Object.entries(exitCodes)
    .map(([code, text]) => `  ${code}  ${text[language]}`)
    .join('\n');
}

/** The exit code of something that commander threw; wrong usage becomes an {@link InputError}. */
export function settleParse(error: unknown, language: Language): ExitCode {
  if (!(error instanceof CommanderError)) throw error;
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return 0;
  if (error.code === 'commander.help') return error.exitCode === 0 ? 0 : 2;
  throw new InputError('usage', usageError(error, language));
}
