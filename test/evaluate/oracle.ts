import { Engine } from 'json-rules-engine';
import { compileRules } from '../../src/evaluate/compile/compile-rules.ts';
import { fieldTables } from '../../src/evaluate/compile/field-table.ts';
import type { LoadedRule } from '../../src/evaluate/load/load-rules.ts';
import type { Resource } from '../../src/model/documents.ts';
import { ruleOf, treeOf, typeOf } from './build.ts';
import type { RandomCase } from './random-cases.ts';
import { fieldNames } from './random-cases.ts';

export type Word = 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'error';
const words: readonly Word[] = ['pass', 'fail', 'unknown', 'not-applicable'];
const type = typeOf(Object.fromEntries(fieldNames.map((name) => [name, { type: 'string' }])));
const tables = fieldTables(new Map([[type.type, type]]));

export function resourceOf({ fields, tags }: RandomCase): Resource {
  return treeOf('apple', fields, { tags });
}

export function randomRule({ expect, applies, params }: RandomCase): LoadedRule {
  const declared = Object.entries(params).map(([name, value]) => [
    name,
    { type: Array.isArray(value) ? 'list' : 'number', default: value } as const,
  ]);
  return ruleOf('backup/random', expect, { applies, params: Object.fromEntries(declared) });
}

/** What one back end says. */
export function judgeBy(backEnd: 'source' | 'closures', rule: LoadedRule, resource: Resource): Word {
  const compiled = compileRules(
    [rule],
    tables,
    { name: 'random', title: { en: 'Random', 'zh-CN': '随机' }, rules: { [rule.id]: {} } },
    backEnd,
  );
  const out = new Uint8Array(1);
  try {
    compiled.types.get(type.type)?.judge(resource, out);
  } catch {
    return 'error';
  }
  return words[out[0] as number] as Word;
}

/** What json-rules-engine itself says; a condition of its own for `applies` and for `expect`. */
export async function judgeByLibrary(random: RandomCase): Promise<Word> {
  const resource = resourceOf(random);
  const facts: Record<string, unknown> = { ...resource.fields, tags: resource.tags, region: resource.region };
  for (const [name, value] of Object.entries(random.params)) facts[`params.${name}`] = value;
  const truth = async (conditions: unknown): Promise<boolean | undefined> => {
    const engine = new Engine([{ conditions: structuredClone(conditions) as never, event: { type: 'yes' } }]);
    try {
      return (await engine.run(structuredClone(facts))).events.length === 1;
    } catch {
      return undefined;
    }
  };
  const applies = await truth(random.applies);
  if (applies === undefined) return 'error';
  if (!applies) return 'not-applicable';
  const expect = await truth(random.expect);
  return expect === undefined ? 'error' : expect ? 'pass' : 'fail';
}
