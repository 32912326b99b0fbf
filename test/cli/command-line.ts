import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { runCommandLine } from '../../src/cli/run-command-line.ts';

/** What one run of the program left behind. */
export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface World {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Gets what stops the program, as Ctrl-C does. */
  readonly onInterrupt?: (stop: () => void, hurry: () => boolean) => void;
  /** Gets results while the program still runs. */
  readonly onPrint?: (text: string) => void;
}

/** Runs a command line in this process, in an empty environment unless the world says otherwise. */
export async function run(argv: readonly string[], world: World = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await runCommandLine(argv, {
    env: world.env ?? { LANG: 'en_US.UTF-8' },
    cwd: world.cwd ?? process.cwd(),
    stdout: {
      write: (text) => {
        out.push(text);
        world.onPrint?.(text);
      },
      columns: 100,
    },
    stderr: { write: (text) => err.push(text) },
    onInterrupt: world.onInterrupt ?? (() => {}),
  });
  return { exitCode, out: out.join(''), err: err.join('') };
}

/** A folder for each test, gone after it. */
export function temporaryFolder(): () => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xunjian-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}
