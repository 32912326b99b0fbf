import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileDigest } from '../../apply/engine/file-digest.ts';
import type { Approval, ChangePlan, ChangeRecord, Revocation } from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';

/** Files of a change set. It stands in the folder of the run that it mends. */
export interface ChangeFolder {
  readonly path: string;
  readonly plan: string;
  readonly planFile: string;
  readonly state: string;
  readonly approvals: string;
  readonly revocations: string;
  readonly records: string;
}

const idForm = /^cs-\d{8}-\d{6}-[0-9a-z]+$/;

/** cs-20261125-084600-1a2b: sorts by time, in UTC. Also the name of the Pulumi stack. */
export function newChangeSetId(now: Date): string {
  const [date = '', time = ''] = now.toISOString().replace(/[-:]/g, '').split('T');
  return `cs-${date}-${time.slice(0, 6)}-${randomBytes(2).toString('hex')}`;
}

/** Where the files of a change set stand. */
export function changeFolder(path: string): ChangeFolder {
  return {
    path,
    plan: join(path, 'plan.json'),
    planFile: join(path, 'pulumi-plan.json'),
    state: join(path, 'state.json'),
    approvals: join(path, 'approvals'),
    revocations: join(path, 'revocations'),
    records: join(path, 'records'),
  };
}

/**
 * The change set that a word means: a plan file, its folder, an id; the newest where there is no word.
 * @throws InputError `no-plan`
 */
export function findChangeFolder(outDir: string, cwd: string, word: string | undefined): ChangeFolder {
  if (word !== undefined) {
    const path = resolve(cwd, word);
    if (existsSync(path)) return statSync(path).isDirectory() ? changeFolder(path) : { ...changeFolder(dirname(path)), plan: path };
  }
  const known = changeSetsOf(outDir);
  const meant = word === undefined ? known.at(-1) : known.find((path) => basename(path) === word);
  if (meant !== undefined) return changeFolder(meant);
  const named = known
    .slice(-5)
    .map((path) => basename(path))
    .join(', ');
  const isNone = known.length === 0;
  const en = isNone ? `${outDir} has no plans yet; begin with: xunjian plan` : `${outDir} has ${named}.`;
  const zh = isNone ? `${outDir} 中还没有方案，请先运行：xunjian plan` : `${outDir} 中有 ${named}。`;
  throw new InputError('no-plan', {
    en: word === undefined ? en : `There is no plan ${word}; ${en}`,
    'zh-CN': word === undefined ? zh : `没有方案 ${word}；${zh}`,
  });
}

/** Folders of all change sets, oldest first. */
export function changeSetsOf(outDir: string): string[] {
  if (!existsSync(outDir)) return [];
  const runs = readdirSync(outDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const paths = runs.flatMap(({ name }) =>
    readdirSync(join(outDir, name))
      .filter((one) => idForm.test(one))
      .map((one) => join(outDir, name, one)),
  );
  return paths.filter((path) => existsSync(join(path, 'plan.json'))).sort((a, b) => basename(a).localeCompare(basename(b)));
}

/** @throws InputError `bad-plan` for a file that is no plan */
export function readPlan({ plan }: ChangeFolder): ChangePlan {
  return readDocument<ChangePlan>(
    plan,
    'plan',
    (one) => one.schemaVersion === 1 && Array.isArray(one.changes) && one.binding !== undefined,
  );
}

/** @throws InputError `bad-approval` for a file that is no approval */
export function readApproval(path: string): Approval {
  return readDocument<Approval>(
    path,
    'approval',
    (one) => one.schemaVersion === 1 && Array.isArray(one.approved) && typeof one.signature === 'string',
  );
}

/** Approvals that were given beside the plan. */
export function readApprovals({ approvals }: ChangeFolder): readonly Approval[] {
  return jsonFilesOf(approvals).map(readApproval);
}

export function readRevocations({ revocations }: ChangeFolder): readonly Revocation[] {
  return jsonFilesOf(revocations).map((path) => readDocument<Revocation>(path, 'revocation', (one) => typeof one.approvalId === 'string'));
}

/** @throws InputError `bad-record` for a file that is no record */
export function readRecord(path: string): ChangeRecord {
  return readDocument<ChangeRecord>(path, 'record', (one) => Array.isArray(one.entries) && typeof one.planId === 'string');
}

/** Records of all runs, oldest first: their names count, and r12 stands before r4. */
export function readRecords({ records }: ChangeFolder): readonly ChangeRecord[] {
  const all = jsonFilesOf(records).map((path) => readDocument<ChangeRecord>(path, 'record', (one) => Array.isArray(one.entries)));
  return all.sort((a, b) => a.startedAt.localeCompare(b.startedAt));
}

function jsonFilesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

const kinds = { plan: '方案', approval: '批准', revocation: '撤回', record: '变更记录' } as const;

function readDocument<T extends object>(path: string, kind: keyof typeof kinds, isOne: (value: T) => boolean): T {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(`bad-${kind}`, {
      en: `${path}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`}.`,
      'zh-CN': `${path}：${code === 'ENOENT' ? '文件不存在' : `无法读取（${code}）`}。`,
    });
  }
  const value = parsed<T>(text);
  if (value !== undefined && isOne(value)) return value;
  throw new InputError(`bad-${kind}`, {
    en: `${path}: is damaged or no ${kind}; take the file as it was written, or make it again.`,
    'zh-CN': `${path}：已损坏或不是${kinds[kind]}；请使用原文件，或重新生成。`,
  });
}

function parsed<T>(text: string): T | undefined {
  try {
    const value = JSON.parse(text) as T;
    return value !== null && typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a document whole or not at all. */
export function writeJson(path: string, value: unknown): void {
  writeText(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** Writes a file that is for this user alone, whole or not at all. */
export function writeText(path: string, text: string): void {
  writeWhole(path, text, { mode: 0o600 });
}

/** Writes a report whole or not at all; it holds no secret and may be read by others. */
export function writeBytes(path: string, bytes: string | Uint8Array): void {
  writeWhole(path, bytes);
}

function writeWhole(path: string, content: string | Uint8Array, options: { readonly mode?: number } = {}): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, content, options);
  renameSync(draft, path);
}

/** sha256:… of the bytes of a file that belongs to a plan. @throws InputError `bad-plan` when it is missing */
export function planPartDigest(path: string): string {
  try {
    return fileDigest(path);
  } catch {
    throw new InputError('bad-plan', {
      en: `${path}: is missing; it belongs to the plan. Plan again.`,
      'zh-CN': `${path}：文件缺失，它属于方案的一部分。请重新制定方案。`,
    });
  }
}
