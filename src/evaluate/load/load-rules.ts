import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Category } from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';
import type { ResourceType } from '../../model/resource-type.ts';
import type { RuleFile } from '../../model/rule-file.ts';
import { conditionProblems, type ReadRule, semanticProblems } from '../check/check-rule.ts';
import { nearest } from '../check/nearest.ts';
import { type Expression, readCondition } from '../compile/condition.ts';
import { type FieldTable, fieldTables } from '../compile/field-table.ts';
import { displayPath } from './display-path.ts';
import { type JsonSource, type Problem, parseJson } from './json-source.ts';
import { ruleProblems } from './schemas.ts';

/** A rule that has been checked against the field table of its type. Plain data. */
export interface LoadedRule {
  /** Its path under the folder of rules, without the ending. */
  readonly id: string;
  readonly category: Category;
  readonly rule: RuleFile;
  readonly applies?: Expression;
  readonly expect: Expression;
}

/** A rule file: the rule, or the lines that say what is wrong with it. */
export interface RuleFileResult {
  /** Path as a person writes it. */
  readonly file: string;
  readonly id: string;
  readonly rule?: LoadedRule;
  readonly problems: readonly string[];
  /** `file:line:column: message` for what later checks find. */
  place(problem: Problem): string;
}

const categories: readonly Category[] = ['security', 'stability', 'backup', 'capacity', 'performance', 'cost'];

/**
 * Every rule of a folder, in the order of their ids.
 * @param dir  holds a folder for each category
 * @throws InputError `bad-rule` with every problem of every file
 */
export async function loadRules(dir: string, types: ReadonlyMap<string, ResourceType>): Promise<readonly LoadedRule[]> {
  const results = await readRuleFiles(dir, fieldTables(types));
  const problems = results.flatMap((result) => result.problems);
  if (problems.length > 0) throw new InputError('bad-rule', problems);
  return results.flatMap((result) => result.rule ?? []);
}

/** Every rule file of a folder, with what is wrong with it. */
export async function readRuleFiles(dir: string, tables: ReadonlyMap<string, FieldTable>): Promise<readonly RuleFileResult[]> {
  const paths = await ruleFilesIn(dir);
  return Promise.all(paths.map(async (path) => readRuleFile(join(dir, path), idOf(path), await readFile(join(dir, path), 'utf8'), tables)));
}

/** Paths of the rule files under a folder, sorted. @throws InputError `no-rules` when there is no such folder, or none in it */
export async function ruleFilesIn(dir: string): Promise<string[]> {
  if (!existsSync(dir)) throw new InputError('no-rules', `${dir}: there is no such folder of rules.`);
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => relative(dir, join(entry.parentPath, entry.name)));
  const isContent = (path: string) => path.includes(sep) && !path.startsWith(`profiles${sep}`) && !path.endsWith('.md');
  const files = paths.filter(isContent).sort();
  if (files.length > 0) return files;
  const example = join(dir, 'backup', 'my-rule.json');
  throw new InputError('no-rules', `${dir} holds no rule; a rule stands in the folder of its category, such as ${example}.`);
}

function idOf(path: string): string {
  return path.replaceAll(sep, '/').replace(/\.json$/, '');
}

function readRuleFile(path: string, id: string, text: string, tables: ReadonlyMap<string, FieldTable>): RuleFileResult {
  const file = displayPath(path);
  const nameProblem = nameMessage(path, id);
  const source = parseJson(file, text);
  const done = (problems: readonly string[], rule?: LoadedRule): RuleFileResult => ({
    file,
    id,
    problems,
    place: source.place,
    ...(rule && { rule }),
  });
  if (nameProblem) return done([`${file}:1:1: ${nameProblem}`]);
  if (source.problems.length > 0) return done(source.problems);
  return checkRuleFile(id, source, tables, done);
}

type Done = (problems: readonly string[], rule?: LoadedRule) => RuleFileResult;

function checkRuleFile(id: string, source: JsonSource, tables: ReadonlyMap<string, FieldTable>, done: Done): RuleFileResult {
  const place = (problems: readonly Problem[]) => problems.map(source.place).sort(byPlace);
  const value = source.value as RuleFile;
  const conditions: Problem[] = [];
  const applies = value?.applies === undefined ? undefined : readCondition(value.applies, ['applies'], conditions);
  const expect = value?.expect === undefined ? undefined : readCondition(value.expect, ['expect'], conditions);
  // A condition is described by the reader above; the schema's own words on it are an echo.
  const form = ruleProblems(value).filter(
    ({ path }) => conditions.length === 0 || (path[0] !== 'applies' && path[0] !== 'expect') || path.length === 0,
  );
  const table = tables.get(value?.resource);
  const type = table ? [] : unknownType(value?.resource, tables);
  const wrong = [...form, ...conditions, ...type];
  if (!expect || !table) return done(place(wrong));
  const rule = { rule: value, applies, expect };
  const problems = wrong.length > 0 ? [...wrong, ...readableProblems(rule, wrong, table)] : semanticProblems(rule, table);
  if (problems.length > 0) return done(place(problems));
  const category = id.split('/')[0] as Category;
  return done([], { id, category, rule: value, expect, ...(applies && { applies }) });
}

/** What else is wrong with a rule of a wrong form: its comparisons are checked where they and the parameters can be read. */
function readableProblems(rule: ReadRule, wrong: readonly Problem[], table: FieldTable): Problem[] {
  const isReadable = wrong.every(({ path }) => !['applies', 'expect', 'params'].includes(String(path[0])));
  return isReadable ? conditionProblems(rule, table) : [];
}

function unknownType(type: unknown, tables: ReadonlyMap<string, FieldTable>): Problem[] {
  if (typeof type !== 'string') return [];
  const hint = nearest(type, tables.keys());
  const known = hint ? `did you mean ${hint}?` : `known are ${[...tables.keys()].join(', ')}.`;
  return [{ path: ['resource'], message: `resource names the type "${type}"; ${known}` }];
}

function nameMessage(path: string, id: string): string | undefined {
  if (!path.endsWith('.json')) return 'A rule file ends in .json.';
  const [folder, name, ...deeper] = id.split('/');
  if (!(categories as readonly string[]).includes(folder as string))
    return `The folder "${folder}" is no category; a rule stands in ${categories.join(', ')}.`;
  if (deeper.length > 0) return 'A rule stands right in the folder of its category.';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name as string)) return `The name "${name}" is not in kebab-case.`;
  return undefined;
}

/** In the order of the file. */
function byPlace(a: string, b: string): number {
  const [lineA, lineB] = [a, b].map((line) => /:(\d+):(\d+): /.exec(line)?.slice(1).map(Number) ?? [0, 0]) as [number[], number[]];
  return (lineA[0] as number) - (lineB[0] as number) || (lineA[1] as number) - (lineB[1] as number);
}
