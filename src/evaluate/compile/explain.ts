import type { Evidence, FieldValue, Resource, Unread } from '../../model/documents.ts';
import { factReader, type Judged, type JudgedLeaf, no, type Truth, unknown, yes } from './closures.ts';
import type { FieldTable } from './field-table.ts';

/** The comparisons that made a condition false: those whose change alone, or together in an `any`, would change it. */
export function evidenceOf(judged: Judged, resource: Resource, table: FieldTable): Evidence[] {
  return deciding(judged, resource, no).map((leaf) => evidence(leaf, resource, table));
}

interface Deciding {
  readonly leaf: JudgedLeaf;
  /** It stands under a `not`: it is true and should not be. */
  readonly isNegated: boolean;
}

function deciding(judged: Judged, resource: Resource, truth: Truth, isNegated = false): Deciding[] {
  if (judged.truth(resource) !== truth) return [];
  if (judged.kind === 'leaf') return [{ leaf: judged, isNegated }];
  if (judged.kind === 'not') return deciding(judged.part, resource, truth === no ? yes : truth === yes ? no : unknown, !isNegated);
  return judged.parts.flatMap((part) => deciding(part, resource, truth, isNegated));
}

function evidence({ leaf, isNegated }: Deciding, resource: Resource, table: FieldTable): Evidence {
  const { fact, path } = leaf.leaf.left;
  const field = Object.hasOwn(table.fields, fact) ? table.fields[fact] : undefined;
  const found: Evidence = {
    field: path === undefined ? fact : `${fact}${path.slice(1)}`,
    actual: (leaf.left(resource) ?? null) as FieldValue,
    operator: isNegated ? `not:${leaf.leaf.operator}` : leaf.leaf.operator,
    expected: (leaf.right(resource) ?? null) as FieldValue,
  };
  if (field) found.label = field.title;
  if (field?.unit) found.unit = field.unit;
  if (field?.actions[0]) found.action = field.actions[0];
  return found;
}

/** The unread fields that leave a condition unknown, each with the reason that the reader wrote down. */
export function unreadOf(judged: Judged, resource: Resource, table: FieldTable): Unread[] {
  const facts = deciding(judged, resource, unknown).flatMap(({ leaf: { leaf } }) => [leaf.left, leaf.right]);
  const names = facts.flatMap((fact) => (fact.kind === 'fact' && !fact.fact.startsWith('params.') ? [fact.fact] : []));
  const missing = [...new Set(names)].filter((name) => factReader(name)(resource) === undefined);
  return missing.map((name) => resource.unread.find(({ field }) => field === name) ?? notAsked(name, table));
}

function notAsked(field: string, table: FieldTable): Unread {
  const action = table.fields[field]?.actions[0] ?? table.product;
  return { field, action, reason: 'failed', message: 'This run did not read it.' };
}
