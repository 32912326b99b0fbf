import { resolve } from 'node:path';
import { readInventory } from '../../model/inventory-file.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { openLiveEstate, openReplies, readEstate } from './read-estate.ts';
import { type ReadInventory, runInspection } from './run-inspection.ts';
import { readSettings, type Settings, text } from './settings.ts';

/** Inspects what the options name: live accounts, saved replies, or a saved inventory. */
export async function inspect(options: Options, terminal: Terminal): Promise<ExitCode> {
  const settings = readSettings(options, terminal);
  return runInspection(settings, terminal, readerOf(settings, options, terminal), options.json === true);
}

function readerOf(settings: Settings, options: Options, terminal: Terminal): ReadInventory {
  const { inventory, replies } = settings;
  if (inventory !== undefined) return async () => readInventory(resolve(terminal.cwd, inventory));
  return async (rules, runId) => {
    const estate =
      replies === undefined ? await openLiveEstate(settings, terminal, { site: siteOf(options) }) : await openReplies(settings, terminal);
    return readEstate(estate, rules, runId, terminal);
  };
}

function siteOf({ site }: Options): 'mainland' | 'international' {
  return text(site) === 'international' ? 'international' : 'mainland';
}
