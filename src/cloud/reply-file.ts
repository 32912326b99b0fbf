import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Reply } from '../model/resource-type.ts';
import { type CloudFailure, parseReply } from './parse-reply.ts';
import { products } from './products.ts';
import type { ReplyEntry } from './reply-index.ts';

/** A saved body that answers an action, without a word on its parameters. */
export interface LooseReply {
  readonly entry: ReplyEntry & { readonly product: string; readonly action: string };
  readonly content: { readonly body: Reply } | { readonly failure: CloudFailure };
  /** The file as text, for finding the ids that it speaks of. */
  readonly text: string;
  /** Regions that its rows name. */
  readonly regions: readonly string[];
}

/** Text of a file in UTF-8, or in the UTF-16 that some shells redirect into. */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** Product and action out of a name such as `r-kvstore-DescribeInstances-2.json`. */
export function readName(file: string): { readonly product: string; readonly action: string; readonly rest: string } | undefined {
  const name = basename(file, extname(file));
  const product = Object.keys(products)
    .filter((key) => name.toLowerCase().startsWith(`${key}-`))
    .sort((a, b) => b.length - a.length)[0];
  const [, action, rest] = /^([A-Za-z][A-Za-z0-9]*)(?:-(.*))?$/.exec(name.slice((product?.length ?? 0) + 1)) ?? [];
  return product && action ? { product, action, rest: rest ?? '' } : undefined;
}

/**
 * What a saved file answers.
 * @returns the reply, or why it is none
 */
export function readLoose(file: string, text: string, known: ReplyEntry | undefined): LooseReply | string {
  const name = readName(file);
  const product = known?.product ?? name?.product;
  const written = known?.action ?? name?.action ?? '';
  if (/^\(?(log|callback)\b/i.test(written)) return 'is no reply of the cloud';
  if (product === undefined || written === '') return 'names no product and action: name it <product>-<action>-<anything>.json';
  const content = readContent(text, product);
  if (typeof content === 'string') return content;
  const action = /^\(?error\b/i.test(written) ? ('failure' in content ? actionOf(content.failure) : undefined) : written;
  if (action === undefined) return 'is an error that does not say which call it answers';
  const regions = known?.region ? [known.region] : 'body' in content ? regionsOf(content.body) : [];
  return { entry: { ...known, file, product, action }, content, text, regions };
}

function readContent(text: string, product: string): LooseReply['content'] | string {
  const failure = readPrinted(text);
  if (failure) return { failure };
  try {
    return parseReply(text, products[product]);
  } catch (error) {
    return `is damaged: ${(error as Error).message.split('\n')[0]}`;
  }
}

/** An error as the official command line prints it: lines of name and value. */
function readPrinted(text: string): CloudFailure | undefined {
  const code = /^\s*(?:ERROR:[^\n]*\n)?[\s\S]*?ErrorCode: (\S+)/.exec(text)?.[1];
  if (code === undefined || /^\s*[{<]/.test(text)) return undefined;
  const requestId = /RequestId: (\S+)/.exec(text)?.[1];
  return { code, message: /Message: ([^\n]*)/.exec(text)?.[1]?.trim() ?? '', ...(requestId && { requestId }) };
}

function actionOf({ authAction }: CloudFailure): string | undefined {
  return authAction?.split(':')[1];
}

const regionName = /^(cn|ap|us|eu|me|rus|na|sa|af)-[a-z]+(-[a-z0-9]+)*$/;

// cn-hangzhou-b and us-west-1a stand in cn-hangzhou and us-west-1.
const zoneName = /^([a-z]{2,3}-[a-z]+(?:-\d)?)-?[a-z]$/;

/** Regions that the rows of a body name, each row once. */
function regionsOf(body: Reply): readonly string[] {
  const found = new Set<string>();
  for (const row of rowsIn(body, 3)) {
    const region = regionOf(row);
    if (region !== undefined) found.add(region);
  }
  return [...found].sort();
}

/** Region of a row, under any of its usual names; the alias is the public one. */
export function regionOf(row: Reply): string | undefined {
  const value = row.RegionIdAlias ?? row.RegionId ?? row.regionId ?? row.region_id ?? row.Region;
  if (typeof value === 'string' && regionName.test(value)) return value;
  const zone = row.ZoneId ?? row.zoneId ?? row.zone_id;
  return typeof zone === 'string' ? zoneName.exec(zone)?.[1] : undefined;
}

function* rowsIn(node: unknown, depth: number): Generator<Reply> {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node)) yield node as Reply;
  if (depth === 0) return;
  for (const child of Object.values(node)) yield* rowsIn(child, Array.isArray(node) ? depth : depth - 1);
}
