import { type CommandSpec, commonOptions, type OptionSpec } from '../../src/cli/command.ts';
import { exitCodes } from '../../src/cli/exit-code.ts';
import { loadCommands } from '../../src/cli/load-commands.ts';
import { type GeneratedFile, markdownTable } from './generated-file.ts';

async function text(): Promise<string> {
  const commands = await loadCommands();
  return [
    '<!-- Generated from src/cli/commands/ by "npm run generate". -->',
    '',
    '# Commands',
    '',
    'Results go to standard output, progress and messages to standard error. Only `plan`, `approve` and `key new` ask, and only in a terminal.',
    'In a clone the program is `npx xunjian`; installed it is `xunjian`.',
    '',
    ...commands.flatMap((command) => section(command, '')),
    '## Options of every command',
    '',
    optionTable(commonOptions),
    '',
    '## Exit codes',
    '',
    markdownTable(
      ['Code', 'Meaning', '含义'],
      Object.entries(exitCodes).map(([code, meaning]) => [code, meaning.en, meaning['zh-CN']]),
    ),
    '',
    'When several hold, incomplete (3) goes before findings (1): nothing looked at must not look like nothing found.',
    '`start` is a demonstration: the risks of its sample estate do not make it end with 1.',
    '',
  ].join('\n');
}

function section(command: CommandSpec, parent: string): readonly string[] {
  const name = `${parent}${command.name}`;
  const words = (command.arguments ?? []).map((argument) => argument.name).join(' ');
  const use = command.run ? ['```', `xunjian ${name}${words ? ` ${words}` : ''} [options]`, '```', ''] : [];
  const aliases = command.aliases?.length ? ` Also: \`${command.aliases.join('`, `')}\`.` : '';
  const given = (command.arguments ?? []).map((argument) => [`\`${argument.name}\``, argument.text.en, argument.text['zh-CN']]);
  const options = command.options ?? [];
  const examples = command.examples ?? [];
  return [
    `${'#'.repeat(parent === '' ? 2 : 3)} ${name}`,
    '',
    `${sentence(command.text.en)}${aliases}`,
    '',
    `${command.text['zh-CN']}。`,
    '',
    ...use,
    ...(given.length > 0 ? [markdownTable(['Argument', 'Meaning', '含义'], given), ''] : []),
    ...(options.length > 0 ? [optionTable(options), ''] : []),
    ...(examples.length > 0 ? ['```', ...examples.map((line) => (line.includes('xunjian') ? line : `xunjian ${line}`)), '```', ''] : []),
    ...(command.commands ?? []).flatMap((child) => section(child, `${name} `)),
  ];
}

function optionTable(options: readonly OptionSpec[]): string {
  const rows = options.map(({ flags, text, choices, default: fallback }) => [
    `\`${flags}\``,
    text.en,
    text['zh-CN'],
    choices ? choices.map((choice) => `\`${choice}\``).join(' ') : '',
    fallback ? `\`${fallback}\`` : '',
  ]);
  return markdownTable(['Option', 'Meaning', '含义', 'One of', 'Default'], rows);
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** The reference of the command line. */
export const commandDocFiles: readonly GeneratedFile[] = [{ path: 'docs/commands.md', text }];
