import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../src/sandbox/index.ts';
import type { Case } from './cases/case.ts';
import { allBut } from './harness.ts';
import type { Kept, PluginClient, Sent } from './plugin-client.ts';

/** One line of the records. */
interface Recorded {
  readonly seq: string;
  readonly phase: string;
  readonly host: string;
  readonly method: string;
  readonly action?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly sig: string;
}

/** Calls by phase (adopt, up, back, delete), each as one comparable line. */
export type Phases = Readonly<Record<string, readonly string[]>>;

const folder = fileURLToPath(new URL('records/', import.meta.url));
const records = readdirSync(folder).flatMap((name) => {
  const lines = readFileSync(`${folder}${name}`, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Recorded);
});
const system = /^(AccessKeyId|Action|Format|Signature\w*|Timestamp|Version|SecurityToken)$/;
const isRead = (line: string) => / (Describe|Get|List|Check|Query)\w+ /.test(line) || /^GET \S+ \//.test(line);

/** What was recorded of a case, ids replaced. */
export function recordedPhases(one: Case, ids: Readonly<Record<string, string>>): Phases {
  const own = records.filter(({ seq }) => seq === one.seq);
  const phases = [...new Set(own.map(({ phase }) => phase))];
  return Object.fromEntries(
    phases.map((phase) => [phase, own.filter((record) => record.phase === phase).map((record) => recordedLine(record, ids))]),
  );
}

/** Names of all recorded sequences. */
export const sequences: readonly string[] = [...new Set(records.map(({ seq }) => seq))];

function recordedLine(record: Recorded, ids: Readonly<Record<string, string>>): string {
  const [path = '', search = ''] = (record.path ?? '').split('?', 2);
  const inPath = search === '' ? [] : search.split('&').map((pair) => pair.split('=')[0] ?? '');
  const query = [...inPath, ...Object.keys(record.query ?? {})];
  const what = record.path === undefined ? (record.action ?? '') : neutral(path, ids);
  const body = record.text === undefined ? Object.keys(record.body ?? {}) : textNames(record.text);
  return line(record.method, neutral(record.host, ids), what, query, body, kindOf(record.sig));
}

/** A request of the stand-in as such a line. */
export function sentLine(sent: Sent, ids: Readonly<Record<string, string>>): string {
  const url = new URL(`https://${sent.host}${sent.path}`);
  const all = [...url.searchParams.keys()];
  // ACS3 names it in a header, beside the path of a ROA product or for want of one.
  const action = url.searchParams.get('Action') ?? (url.pathname === '/' && sent.action !== undefined ? sent.action : null);
  const query = action === null ? all : all.filter((name) => !system.test(name));
  const what = action ?? neutral(url.pathname, ids);
  const isForm = action !== null || (sent.body !== '' && !/^[<{[]/.test(sent.body));
  const body = isForm ? [...new URLSearchParams(sent.body).keys()] : textNames(sent.body);
  return line(sent.method, neutral(url.host, ids), what, query, body, kindOf(sent.authorization ?? 'RPC'));
}

function line(method: string, host: string, what: string, query: readonly string[], body: readonly string[], kind: string): string {
  const names = (list: readonly string[]) => [...list].sort().join(',');
  return `${method} ${host.split('.')[0]} ${what} ?[${names(query)}] body[${names(body)}] ${kind}`;
}

function neutral(text: string, ids: Readonly<Record<string, string>>): string {
  const byLength = Object.entries(ids).sort(([left], [right]) => right.length - left.length);
  return byLength.reduce((whole, [id, mark]) => (id === '' ? whole : whole.replaceAll(id, mark)), text);
}

/** Names of a JSON body, or the elements of an XML one. */
function textNames(text: string): string[] {
  if (text === '') return [];
  if (text.startsWith('<')) return [...text.matchAll(/<(\w+)/g)].map(([, name = '']) => name);
  return [...jsonPaths(JSON.parse(text) as unknown, '')];
}

function jsonPaths(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return [path];
  if (typeof value !== 'object' || value === null) return [path];
  const members = Object.entries(value);
  return members.length === 0
    ? [`${path}{}`]
    : members.flatMap(([name, member]) => jsonPaths(member, path === '' ? name : `${path}.${name}`));
}

function kindOf(signature: string): string {
  if (signature.startsWith('RPC')) return 'RPC';
  if (signature.startsWith('OSS4')) return 'OSS4';
  if (signature.startsWith('ACS3')) return 'ACS3';
  return signature.includes('LOG') ? 'LOG' : signature;
}

/** Two lists of the same phase, made comparable: where the record leaves reads out, so does ours. Lookups of hosts are no part of it. */
export function comparable(recorded: readonly string[], sent: readonly string[]): { recorded: readonly string[]; sent: readonly string[] } {
  const left = recorded.filter((call) => !call.includes(' DescribeEndpoints '));
  const right = sent.filter((call) => !call.includes(' DescribeEndpoints '));
  const reads = left.filter(isRead).map(nameOf);
  if (reads.length === 0) return { recorded: left, sent: right.filter((call) => !isRead(call)) };
  const isWhole = new Set(reads).size < reads.length;
  return { recorded: left, sent: isWhole ? right : firstOnly(right) };
}

function firstOnly(list: readonly string[]): string[] {
  const seen = new Set<string>();
  return list.filter((one) => !isRead(one) || (!seen.has(nameOf(one)) && seen.add(nameOf(one)) !== undefined));
}

function nameOf(one: string): string {
  return one.split(' ').slice(0, 3).join(' ');
}

/** Plays a case and gives what was sent, by phase. */
export async function replay(
  one: Case,
  plugin: PluginClient,
  sandbox: Sandbox,
  ids: (id: string) => Readonly<Record<string, string>>,
): Promise<Phases> {
  const id = one.id(sandbox);
  const lines = () => plugin.taken().map((sent) => sentLine(sent, ids(id)));
  plugin.taken();
  if (one.args !== undefined && one.isDelete !== true) return await replayCreate(one, plugin, sandbox, lines);
  const adopted = await plugin.adopt(one.token, id);
  if (adopted === undefined) throw new Error(`${id} is not there`);
  const adopt = lines();
  if (one.isDelete === true) {
    if (one.args !== undefined) await plugin.create(one.token, (await plugin.check(one.token, one.args(sandbox))).inputs);
    await plugin.remove(one.token, adopted);
    return { adopt, up: lines() };
  }
  const edited = { ...adopted, inputs: { ...adopted.inputs, ...one.edit }, outputs: { ...adopted.outputs, ...one.edit } };
  const after = await changed(one, plugin, edited, one.set ?? {});
  const up = lines();
  if (one.back !== undefined) await changed(one, plugin, after, one.back);
  return { adopt, up, back: lines() };
}

async function replayCreate(one: Case, plugin: PluginClient, sandbox: Sandbox, lines: () => string[]): Promise<Phases> {
  const { inputs, failures } = await plugin.check(one.token, one.args?.(sandbox) ?? {});
  if (failures.length > 0) throw new Error(failures.join('; '));
  const made = await plugin.create(one.token, inputs);
  const up = lines();
  await plugin.adopt(one.token, made.id);
  const adopt = lines();
  await plugin.remove(one.token, made);
  return { up, adopt, delete: lines() };
}

/** One change as the engine would make it of a trimmed state: what is not set is ignored. */
async function changed(one: Case, plugin: PluginClient, kept: Kept, set: Readonly<Record<string, unknown>>): Promise<Kept> {
  const names = Object.keys(set);
  const ignored = allBut(one.token, names);
  const trimmed = Object.fromEntries(
    Object.entries(kept.inputs).filter(([name]) => name === '__defaults' || one.keep?.includes(name) === true || name in (one.edit ?? {})),
  );
  const { inputs, failures } = await plugin.check(one.token, { ...trimmed, ...set }, trimmed);
  if (failures.length > 0) throw new Error(failures.join('; '));
  return await plugin.update(one.token, kept, inputs, ignored);
}
