import { join, resolve } from 'node:path';
import { type CloudOptions, recordingCloud, repliesClouds } from '../../cloud/index.ts';
import { redact } from '../../cloud/redact.ts';
import { collect } from '../../collect/index.ts';
import type { Cloud } from '../../model/cloud.ts';
import type { Gap, Inventory } from '../../model/documents.ts';
import type { Terminal } from '../terminal.ts';
import { chooseRegions } from './choose-regions.ts';
import { type ClosedAccount, openAccounts } from './open-accounts.ts';
import { createProgress } from './progress.ts';
import type { RuleSet } from './rule-set.ts';
import type { Settings } from './settings.ts';

/** Where an estate is read from. */
export interface Estate {
  readonly source: Inventory['source'];
  readonly clouds: readonly Cloud[];
  readonly regions: readonly string[];
  readonly closed: readonly ClosedAccount[];
  /** When saved replies were recorded: ages are counted to that moment. */
  readonly takenAt?: string | undefined;
}

/** Enters the accounts that the settings name, live or simulated. @param cloud how to reach them, where it is not the usual way */
export async function openLiveEstate(settings: Settings, terminal: Terminal, cloud: CloudOptions = {}): Promise<Estate> {
  const env = cloud.env ?? terminal.env;
  const { clouds, closed } = await openAccounts(settings.accounts, { ...cloud, env });
  const regions = await chooseRegions(settings, clouds[0] as Cloud, terminal);
  const record = settings.record === undefined ? undefined : resolve(terminal.cwd, settings.record);
  const kept = record === undefined ? clouds : clouds.map((one) => recordingCloud(one, join(record, one.accountId)));
  return { source: env.XUNJIAN_SANDBOX ? 'sandbox' : 'live', clouds: kept, regions, closed };
}

// Regional listings must be asked for somewhere: without a reply they are gaps, not nothing.
const nowhere = 'unknown-region';

/** Opens a folder of saved replies; names the files that are none. */
export async function openReplies(settings: Settings, terminal: Terminal): Promise<Estate> {
  const clouds = await repliesClouds(resolve(terminal.cwd, settings.replies as string));
  for (const { file, why } of clouds.flatMap(({ passedOver }) => passedOver)) terminal.log(`${file} ${why}: ${terminal.t(passedOver)}`);
  const named = [...new Set(clouds.flatMap(({ regions }) => regions))];
  const regions = settings.regions ?? (named.length > 0 ? named : [nowhere]);
  const takenAt = clouds.flatMap((cloud) => cloud.takenAt ?? []).sort()[0];
  return { source: 'replies', clouds, regions, closed: [], takenAt };
}

const passedOver = { en: 'passed over.', 'zh-CN': '已跳过。' };

const stopping = {
  en: 'Stopping: what was read is kept. Press Ctrl-C again to end at once.',
  'zh-CN': '正在停止：已读取的内容会保留。再按一次 Ctrl-C 立即结束。',
};

/** Reads what the rules need of an estate. Ctrl-C ends reading; what was read stays. */
export async function readEstate(estate: Estate, rules: RuleSet, runId: string, terminal: Terminal): Promise<Inventory> {
  const progress = createProgress(terminal);
  const stop = terminal.stopSignal();
  stop.addEventListener('abort', () => terminal.log(terminal.t(stopping)), { once: true });
  try {
    const inventory = await collect({
      id: runId,
      source: estate.source,
      clouds: estate.clouds,
      regions: estate.regions,
      types: rules.types,
      wanted: rules.wanted,
      ...(estate.takenAt !== undefined && { now: () => Date.parse(estate.takenAt as string) }),
      onProgress: progress.update,
      signal: stop,
    });
    return withClosedAccounts(inventory, estate.closed);
  } finally {
    progress.end();
  }
}

/** An account that could not be entered is a gap of every type: it must not look empty. */
function withClosedAccounts(inventory: Inventory, closed: readonly ClosedAccount[]): Inventory {
  if (closed.length === 0) return inventory;
  const gaps = closed.flatMap((one) => inventory.types.map((type) => gapOf(one, type)));
  const ids = closed.map(accountIdOf);
  return { ...inventory, accountIds: [...inventory.accountIds, ...ids], gaps: [...inventory.gaps, ...gaps] };
}

function gapOf(closed: ClosedAccount, type: string): Gap {
  const { error } = closed;
  return {
    type,
    region: 'global',
    accountId: accountIdOf(closed),
    action: `sts:${error.action}`,
    reason: error.kind === 'denied' || error.kind === 'throttled' ? error.kind : 'failed',
    ...(error.permission !== undefined && { permission: error.permission }),
    code: error.code,
    message: redact(error.message),
  };
}

function accountIdOf({ account }: ClosedAccount): string {
  return account.id ?? /^acs:ram::(\d{16}):/.exec(account.roleArn ?? '')?.[1] ?? account.name;
}
