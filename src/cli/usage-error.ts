import type { CommanderError } from 'commander';
import type { Language } from '../model/format.ts';

type Wording = (quoted: string, detail: string) => string;

const chinese: Readonly<Record<string, Wording>> = {
  'commander.unknownOption': (name) => `没有选项 ${name}`,
  'commander.unknownCommand': (name) => `没有命令 ${name}`,
  'commander.missingArgument': (name) => `缺少参数 ${name}`,
  'commander.optionMissingArgument': (name) => `选项 ${name} 缺少值`,
  'commander.missingMandatoryOptionValue': (name) => `缺少选项 ${name}`,
  'commander.invalidArgument': (name, detail) => `选项 ${name} 的值不正确：${detail}`,
  'commander.excessArguments': () => '参数过多',
};

/** What is wrong with a command line, in one sentence, with what was probably meant and where to read on. */
export function usageError(error: CommanderError, language: Language): string {
  const message = error.message.replace(/^error: /, '');
  const quoted = /'([^']+)'/.exec(message)?.[1] ?? '';
  const meant = /Did you mean (?:one of )?(.+?)\?/.exec(message)?.[1];
  if (language === 'en') {
    const first = message.split('\n')[0] ?? message;
    return `${capital(first)}.${meant ? ` Did you mean ${meant}?` : ''} xunjian --help shows what there is.`.replace('..', '.');
  }
  const detail = /is invalid[^.]*\. (.*)$/.exec(message)?.[1] ?? '';
  const sentence = chinese[error.code]?.(quoted, detail) ?? message;
  return `${sentence}。${meant ? `是否想用 ${meant}？` : ''}用 xunjian --help 查看帮助。`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
