import { readFileSync } from 'node:fs';
import { buildProgram, settleParse } from './build-program.ts';
import type { ExitCode } from './exit-code.ts';
import { explainError } from './explain-error.ts';
import { languageOf } from './language.ts';
import { loadCommands } from './load-commands.ts';
import { createTerminal, type Host } from './terminal.ts';

/** Runs one command line from the words after the program's name to the exit code. Never throws. */
export async function runCommandLine(argv: readonly string[], host: Host): Promise<ExitCode> {
  const language = languageOf(argv, host.env);
  const terminal = createTerminal(host, language);
  let exitCode: ExitCode = 0;
  try {
    const program = buildProgram(await loadCommands(), {
      language,
      version: readVersion(),
      print: (text) => terminal.print(text.replace(/\n$/, '')),
      printError: (text) => terminal.log(text.replace(/\n$/, '')),
      onCommand: async (spec, args, options) => {
        exitCode = (await spec.run?.(args as readonly (string | undefined)[], options, terminal)) ?? 0;
      },
    });
    await program.parseAsync(argv.length === 0 ? ['--help'] : argv, { from: 'user' }).catch((error: unknown) => {
      exitCode = settleParse(error, language);
    });
    return exitCode;
  } catch (error) {
    const explanation = explainError(error, language, argv.includes('--debug'));
    for (const line of explanation.lines) terminal.log(line);
    return explanation.exitCode;
  }
}

function readVersion(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}
