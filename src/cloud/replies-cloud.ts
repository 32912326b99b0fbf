import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cloud, CloudCall, Page } from '../model/cloud.ts';
import { CloudError, InputError } from '../model/errors.ts';
import type { Paging, Reply } from '../model/resource-type.ts';
import { toCloudError } from './describe-error.ts';
import { speaksOf } from './identify-call.ts';
import { parseReply } from './parse-reply.ts';
import { products } from './products.ts';
import { readCount, readRows } from './read-path.ts';
import { type LooseReply, readLoose, readText, regionOf } from './reply-file.ts';
import { callOf, type ReplyEntry, type ReplyIndex, stableKeyOf } from './reply-index.ts';

/** A cloud that speaks from saved replies alone. */
export interface RepliesCloud extends Cloud {
  /** Regions that the replies speak of; `unknown-region` when some of them name none. */
  readonly regions: readonly string[];
  /** When they were recorded; undefined for replies that nobody recorded with this program. */
  readonly takenAt: string | undefined;
  /** Files that are no reply, and why. */
  readonly passedOver: readonly { readonly file: string; readonly why: string }[];
}

const pagingNames = ['page', 'size', 'token', 'marker', 'offset'];
const unknownRegion = 'unknown-region';
const unknownAccount = 'unknown-account';

/**
 * Reads a folder of saved replies: recorded ones with their parameters, and any body named
 * `<product>-<action>-<anything>.json|xml`. A call without a reply fails with code `no-reply`; a saved error fails as it
 * did. Throws InputError when the folder cannot be read or holds no reply at all.
 */
export async function repliesCloud(folder: string): Promise<RepliesCloud> {
  const files = await listFolder(folder);
  const index = files.includes('index.json') ? await readIndex(folder) : undefined;
  const known = new Map(index?.replies.map((entry) => [entry.file, entry]));
  const recorded = [...known.values()].filter((entry) => callOf(entry) && files.includes(entry.file));
  const loose: LooseReply[] = [];
  const passedOver: { file: string; why: string }[] = [];
  for (const file of files) {
    const entry = known.get(file);
    if (file === 'index.json' || (entry && callOf(entry))) continue;
    const read = /\.(json|xml)$/.test(file) ? readLoose(file, await readText(join(folder, file)), entry) : 'is no JSON and no XML file';
    if (typeof read === 'string') passedOver.push({ file, why: read });
    else loose.push(read);
  }
  if (recorded.length + loose.length === 0) {
    throw new InputError('no-replies', [
      `${folder} holds no saved reply; name each <product>-<action>-<anything>.json.`,
      ...passedOver.map(({ file, why }) => `${file} ${why}.`),
    ]);
  }
  return new SavedCloud(folder, recorded, loose, passedOver, index);
}

/** The accounts that were recorded into a folder, one to a folder below it; or the folder itself. */
export async function repliesClouds(folder: string): Promise<readonly RepliesCloud[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
  const accounts = below.filter((path) => existsSync(join(path, 'index.json'))).sort();
  return Promise.all((accounts.length > 0 && !existsSync(join(folder, 'index.json')) ? accounts : [folder]).map(repliesCloud));
}

class SavedCloud implements RepliesCloud {
  readonly accountId: string;
  readonly regions: readonly string[];
  readonly takenAt: string | undefined;
  readonly passedOver: RepliesCloud['passedOver'];
  readonly #folder: string;
  readonly #loose: readonly LooseReply[];
  readonly #groups = new Map<string, ReadonlyMap<string, readonly ReplyEntry[]>>();
  readonly #entries: readonly ReplyEntry[];

  constructor(
    folder: string,
    recorded: readonly ReplyEntry[],
    loose: readonly LooseReply[],
    passedOver: RepliesCloud['passedOver'],
    index: ReplyIndex | undefined,
  ) {
    this.#folder = folder;
    this.#loose = loose;
    this.#entries = recorded;
    this.passedOver = passedOver;
    this.takenAt = index?.takenAt || undefined;
    this.accountId = index?.accountId || accountOf(loose) || unknownAccount;
    this.regions = regionsOf(recorded, loose);
  }

  async call(call: CloudCall): Promise<Reply> {
    const entry = this.#groupedWithout([]).get(stableKeyOf(call))?.[0];
    if (entry) return this.#read(entry, call);
    const loose = this.#looseFor(call)[0];
    if (!loose) throw noReply(call);
    return bodyOf(loose, call);
  }

  async *pages(call: CloudCall, paging: Paging, items: string): AsyncGenerator<Page> {
    const replies = this.#recordedPages(call, paging).map((entry) => () => this.#read(entry, call));
    const loose = replies.length > 0 ? [] : this.#looseFor(call);
    const all = [...replies, ...loose.map((one) => async () => onlyOf(call.region, one, bodyOf(one, call), items))];
    if (all.length === 0) throw noReply(call);
    for (const next of all) {
      const reply = await next();
      const total = 'total' in paging ? readCount(reply, paging.total) : undefined;
      yield total === undefined ? { rows: readRows(reply, items) } : { rows: readRows(reply, items), total };
    }
  }

  #recordedPages(call: CloudCall, paging: Paging): readonly ReplyEntry[] {
    const own = pagingNames.flatMap((name) => String((paging as Record<string, unknown>)[name] ?? []));
    const found = this.#groupedWithout(own).get(stableKeyOf(call, own)) ?? [];
    return [...found].sort((a, b) => (a.page ?? 1) - (b.page ?? 1));
  }

  /** Recorded replies by their call without some of its parameters. */
  #groupedWithout(names: readonly string[]): ReadonlyMap<string, readonly ReplyEntry[]> {
    const known = this.#groups.get(names.join());
    if (known) return known;
    const groups = new Map<string, ReplyEntry[]>();
    for (const entry of this.#entries) {
      const key = stableKeyOf(callOf(entry) as CloudCall, names);
      const list = groups.get(key);
      if (list) list.push(entry);
      else groups.set(key, [entry]);
    }
    this.#groups.set(names.join(), groups);
    return groups;
  }

  async #read(entry: ReplyEntry, call: CloudCall): Promise<Reply> {
    const text = await readText(join(this.#folder, entry.file));
    let parsed: ReturnType<typeof parseReply>;
    try {
      parsed = parseReply(text, products[call.product]);
    } catch (error) {
      throw new CloudError('failed', `${entry.file} is damaged: ${(error as Error).message}`, {
        code: 'damaged-reply',
        action: call.action,
      });
    }
    if ('failure' in parsed) throw toCloudError(call, parsed.failure);
    return parsed.body;
  }

  #looseFor(call: CloudCall): readonly LooseReply[] {
    const found = this.#loose.filter(
      (one) =>
        one.entry.product === call.product &&
        one.entry.action.toLowerCase() === call.action.toLowerCase() &&
        this.#isOfRegion(one, call) &&
        speaksOf(one, call),
    );
    const good = found.filter(({ content }) => 'body' in content);
    return good.length > 0 ? good : found;
  }

  #isOfRegion({ regions, entry, content }: LooseReply, call: CloudCall): boolean {
    if (call.region === 'global' || products[entry.product]?.scope === 'global') return true;
    if (regions.length > 0) return regions.includes(call.region);
    // A refusal that names no region stands for all of them.
    if ('failure' in content) return true;
    return call.region === (this.regions.length === 1 ? this.regions[0] : unknownRegion);
  }
}

/** Rows of a body that speaks of several regions, of one of them. Its total is theirs together and says nothing here. */
function onlyOf(region: string, { regions }: LooseReply, reply: Reply, items: string): Reply {
  if (regions.length < 2 || region === 'global') return reply;
  const rows = readRows(reply, items).filter((row) => (regionOf(row) ?? region) === region);
  return items.split('.').reduceRight<Reply>((inner, name) => ({ [name]: inner }), rows as unknown as Reply);
}

function bodyOf({ content }: LooseReply, call: CloudCall): Reply {
  if ('failure' in content) throw toCloudError(call, content.failure);
  return content.body;
}

function noReply(call: CloudCall): CloudError {
  const place = call.region === 'global' ? '' : ` in ${call.region}`;
  return new CloudError('failed', `${call.product} ${call.action}${place}: there is no saved reply.`, {
    code: 'no-reply',
    action: call.action,
  });
}

function accountOf(loose: readonly LooseReply[]): string | undefined {
  const identity = loose.find(({ entry }) => entry.product === 'sts' && entry.action.toLowerCase() === 'getcalleridentity');
  return identity && 'body' in identity.content ? String(identity.content.body.AccountId ?? '') : undefined;
}

function regionsOf(recorded: readonly ReplyEntry[], loose: readonly LooseReply[]): readonly string[] {
  const named = [...recorded.map(({ region }) => region ?? 'global'), ...loose.flatMap(({ regions }) => regions)];
  const regions = [...new Set(named)].filter((region) => region !== 'global').sort();
  const hasNameless = loose.some(
    ({ regions: own, entry, content }) => 'body' in content && own.length === 0 && products[entry.product]?.scope === 'regional',
  );
  return regions.length === 1 || !hasNameless ? regions : [...regions, unknownRegion];
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    throw new InputError(
      'unreadable-replies',
      `${folder} cannot be read (${(error as NodeJS.ErrnoException).code}); name a folder of saved replies.`,
    );
  }
}

async function readIndex(folder: string): Promise<ReplyIndex> {
  const file = join(folder, 'index.json');
  try {
    const index = JSON.parse(await readText(file)) as ReplyIndex | readonly ReplyEntry[];
    if ('replies' in index) return index;
    if (Array.isArray(index)) return { schemaVersion: 1, accountId: '', takenAt: '', replies: index };
  } catch (error) {
    throw new InputError('damaged-index', `${file} is damaged: ${(error as Error).message}`);
  }
  throw new InputError('damaged-index', `${file} is no list of replies; mend it or take it away.`);
}
