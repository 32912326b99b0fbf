import { startSandbox } from '../../sandbox/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { openLiveEstate, readEstate } from './read-estate.ts';
import { runInspection } from './run-inspection.ts';
import { readSettings } from './settings.ts';

/** Starts the sample estate in this process and inspects it over the wire, as a live account would be. */
export async function inspectSample(options: Options, terminal: Terminal): Promise<ExitCode> {
  const settings = readSettings({ ...options, failOn: 'never' }, terminal);
  const sandbox = await startSandbox({ estate: 'sample' });
  try {
    return await runInspection(
      settings,
      terminal,
      async (rules, runId) => {
        const estate = await openLiveEstate(
          { ...settings, accounts: [{ name: 'sample' }], regions: settings.regions ?? ['all'] },
          terminal,
          sandbox,
        );
        return readEstate(estate, rules, runId, terminal);
      },
      options.json === true,
    );
  } finally {
    await sandbox.close();
  }
}
