import { startSandbox } from '../../sandbox/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { judgeInventory } from './judge.ts';
import { openLiveEstate, readEstate } from './read-estate.ts';
import { type Judge, runInspection } from './run-inspection.ts';
import { readSettings, type Settings } from './settings.ts';

/** Starts the sample estate in this process and inspects it over the wire, as a live account would be. */
export async function inspectSample(options: Options, terminal: Terminal): Promise<ExitCode> {
  const settings = sampleSettings(readSettings({ ...options, failOn: 'never' }, terminal));
  const sandbox = await startSandbox();
  try {
    const judge: Judge = async (rules, how) => {
      const estate = await openLiveEstate(settings, terminal, { env: sandbox.env });
      return judgeInventory(await readEstate(estate, rules, how.runId, terminal), rules, { ...how, now: new Date() });
    };
    const exitCode = await runInspection(settings, terminal, judge, options.json === true);
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
