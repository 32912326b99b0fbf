import type { FieldValue } from '../model/documents.ts';
import { defineFix, type Live } from '../model/fix.ts';
import { notPossible } from './refusals.ts';

const days = 7;
const usualId = 'remove-unfinished-parts';

/** Adds the lifecycle rule that removes the parts of unfinished uploads; every rule that is there is written back as it is. */
export default defineFix({
  propose({ rule, resource: { fields } }) {
    const known = fields['lifecycle.ruleIds'];
    if (fields['lifecycle.isPlain'] !== true || !Array.isArray(known)) return partsLost;
    const wanted = ({ lifecycleRules }: Live) => withRemoval(lifecycleRules, known);
    return [{ token: rule.fix.pulumi as string, kind: 'patch', set: { lifecycleRules: wanted }, guard: ['lifecycle.ruleIds'] }];
  },
});

/** The live rules and one more; undefined when they are not those of our own reading. */
function withRemoval(live: FieldValue | undefined, known: readonly FieldValue[]): FieldValue | undefined {
  const rules = Array.isArray(live) ? live : [];
  const ids = rules.map((rule) => (rule as { id?: FieldValue }).id);
  if (ids.length !== known.length || !known.every((id) => ids.includes(id as string))) return undefined;
  const removal = { id: freeId(known), prefix: '', enabled: true, abortMultipartUploads: [{ days }] };
  return [...rules.map((rule) => withoutEmpty(rule, ['enabled', 'prefix'])), removal];
}

/** Empty members stand for what a rule does not have, and the plugin takes some of them for a second, contrary setting. */
function withoutEmpty(value: FieldValue, kept: readonly string[] = []): FieldValue {
  if (Array.isArray(value)) return value.map((one) => withoutEmpty(one));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, part]) => [name, withoutEmpty(part)] as const);
  return Object.fromEntries(entries.filter(([name, part]) => kept.includes(name) || !isEmpty(part)));
}

function isEmpty(value: FieldValue): boolean {
  if (value === null || value === '' || value === 0 || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function freeId(taken: readonly FieldValue[]): string {
  let id = usualId;
  for (let number = 2; taken.includes(id); number += 1) id = `${usualId}-${number}`;
  return id;
}

const partsLost = notPossible(
  'A lifecycle rule of the bucket holds something that Pulumi does not carry and would lose when it writes the rules back: add the rule in the console.',
  '该存储空间的生命周期规则含有 Pulumi 不支持的内容，写回时会丢失：请在控制台添加规则。',
);
