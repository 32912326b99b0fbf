import { startSandbox } from '../../sandbox/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { openLiveEstate, readEstate } from './read-estate.ts';
import { runInspection } from './run-inspection.ts';
import { readSettings, type Settings } from './settings.ts';

/** Starts the sample estate in this process and inspects it over the wire, as a live account would be. */
export async function inspectSample(options: Options, terminal: Terminal): Promise<ExitCode> {
  const settings = sampleSettings(readSettings({ ...options, failOn: 'never' }, terminal));
  const sandbox = await startSandbox();
  try {
    const read = async (rules: Parameters<typeof readEstate>[1], runId: string) =>
      readEstate(await openLiveEstate(settings, terminal, { env: sandbox.env }), rules, runId, terminal);
    const exitCode = await runInspection(settings, terminal, read, options.json === true);
    // The sample has things that cannot be read, so that a visitor sees how they are shown; only Ctrl-C makes it incomplete.
    return exitCode === 3 && !terminal.isStopped() ? 0 : exitCode;
  } finally {
    await sandbox.close();
  }
}

/** One account, all its regions: what xunjian.json says of accounts is about the real cloud. */
function sampleSettings(settings: Settings): Settings {
  return { ...settings, accounts: [{ name: 'sample' }], regions: ['all'] };
}
