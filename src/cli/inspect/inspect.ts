import { resolve } from 'node:path';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { judgeFile, judgeInventory } from './judge.ts';
import { openLiveEstate, openReplies, readEstate } from './read-estate.ts';
import { type Judge, runInspection } from './run-inspection.ts';
import { readSettings, type Settings, text } from './settings.ts';

/** Inspects what the options name: live accounts, saved replies, or a saved inventory. */
export async function inspect(options: Options, terminal: Terminal): Promise<ExitCode> {
  const settings = readSettings(options, terminal);
  return runInspection(settings, terminal, judgeOf(settings, options, terminal), options.json === true);
}

function judgeOf(settings: Settings, options: Options, terminal: Terminal): Judge {
  const { inventory, replies } = settings;
  if (inventory !== undefined) return (rules, how) => judgeFile(resolve(terminal.cwd, inventory), rules, how);
  return async (rules, how) => {
    const estate =
      replies === undefined ? await openLiveEstate(settings, terminal, { site: siteOf(options) }) : await openReplies(settings, terminal);
    return judgeInventory(await readEstate(estate, rules, how.runId, terminal), rules, { ...how, now: new Date() });
  };
}

function siteOf({ site }: Options): 'mainland' | 'international' {
  return text(site) === 'international' ? 'international' : 'mainland';
}
