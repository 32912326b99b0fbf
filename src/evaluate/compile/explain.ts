import type { Evidence, FieldValue, Resource, Unread } from '../../model/documents.ts';
import { factReader, type Judged, type JudgedLeaf, no, type Truth, unknown, yes } from './closures.ts';
import type { FieldTable } from './field-table.ts';

/**
 * The comparisons that made a condition false: those whose change alone, or together in an `any`, would change it.
 * @param judged a condition that is false for the resource
 */
export function evidenceOf(judged: Judged, resource: Resource, table: FieldTable): Evidence[] {
  const found: Evidence[] = [];
  eachDeciding(judged, resource, no, false, (leaf, isNegated) => found.push(evidence(leaf, isNegated, resource, table)));
  return found;
}

/** @param isNegated it stands under a `not`: it is true and should not be */
type OnLeaf = (leaf: JudgedLeaf, isNegated: boolean) => void;

/** Walks to the leaves that give a condition the truth that it has. */
function eachDeciding(judged: Judged, resource: Resource, truth: Truth, isNegated: boolean, onLeaf: OnLeaf): void {
  if (judged.kind === 'leaf') onLeaf(judged, isNegated);
  else if (judged.kind === 'not') eachDeciding(judged.part, resource, (yes - truth) as Truth, !isNegated, onLeaf);
  else {
    for (const part of judged.parts) {
      if (part.truth(resource) === truth) eachDeciding(part, resource, truth, isNegated, onLeaf);
    }
  }
}

function evidence(leaf: JudgedLeaf, isNegated: boolean, resource: Resource, table: FieldTable): Evidence {
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

/** The unread fields that leave a condition unknown (which it is, for the resource), each with the reason that the reader wrote down. */
export function unreadOf(judged: Judged, resource: Resource, table: FieldTable): Unread[] {
  const names: string[] = [];
  eachDeciding(judged, resource, unknown, false, ({ leaf }) => {
    for (const side of [leaf.left, leaf.right]) if (side.kind === 'fact' && !side.fact.startsWith('params.')) names.push(side.fact);
  });
  const missing = [...new Set(names)].filter((name) => factReader(name)(resource) === undefined);
  return missing.map((name) => resource.unread.find(({ field }) => field === name) ?? notAsked(name, table));
}

function notAsked(field: string, table: FieldTable): Unread {
  const action = table.fields[field]?.actions[0] ?? table.product;
  return { field, action, reason: 'failed', message: 'This run did not read it.' };
}
