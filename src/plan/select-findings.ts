import type { Category, Finding, Inspection, Resource, Severity } from '../model/documents.ts';
import { InputError } from '../model/errors.ts';

/** Which findings are to be mended; what is left out narrows nothing. */
export interface Selection {
  readonly findings?: readonly string[] | undefined;
  /** Rule ids, with or without their category; * stands for anything. */
  readonly rules?: readonly string[] | undefined;
  readonly categories?: readonly Category[] | undefined;
  /** This level and the graver ones. */
  readonly severity?: Severity | undefined;
  /** Ids or names of resources. */
  readonly resources?: readonly string[] | undefined;
  /** key or key=value. */
  readonly tags?: readonly string[] | undefined;
}

/** A finding with the rule that made it. */
export interface Chosen {
  readonly finding: Finding;
  readonly rule: Inspection['rules'][number]['rule'];
  /** It was chosen by its own id or by its rule's whole name. */
  readonly isNamed: boolean;
}

const levels: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/**
 * The failed checks that the selection means, gravest first.
 * @throws InputError `unknown-finding`, `unknown-rule`: a name that the inspection does not have
 */
export function selectFindings(
  inspection: Inspection,
  selection: Selection,
  tagsOf: (finding: Finding) => Resource['tags'],
): readonly Chosen[] {
  checkNames(inspection, selection);
  const all = inspection.rules.flatMap(({ rule, findings }) =>
    findings.filter(({ outcome }) => outcome === 'fail').map((finding) => ({ finding, rule, isNamed: isNamed(finding, selection) })),
  );
  const chosen = all.filter((one) => isMeant(one, selection, tagsOf));
  return chosen.sort((a, b) => levels.indexOf(a.finding.severity) - levels.indexOf(b.finding.severity));
}

function isNamed({ id, ruleId }: Finding, { findings, rules }: Selection): boolean {
  return (findings?.some((word) => isIdOf(word, id)) ?? false) || (rules?.includes(ruleId) ?? false);
}

// Reports print the first digits of an id; so many are enough to mean one.
const shortest = 6;
const isIdOf = (word: string, id: string) => id === word || (word.length >= shortest && id.startsWith(word));

function isMeant(
  { finding, rule }: Chosen,
  { findings, rules, categories, severity, resources, tags }: Selection,
  tagsOf: (finding: Finding) => Resource['tags'],
): boolean {
  if (findings && !findings.some((word) => isIdOf(word, finding.id))) return false;
  if (rules && !rules.some((pattern) => fits(pattern, rule.id))) return false;
  if (categories && !categories.includes(finding.category)) return false;
  if (severity && levels.indexOf(finding.severity) > levels.indexOf(severity)) return false;
  if (resources && !resources.some((word) => word === finding.resource.id || word === finding.resource.name)) return false;
  return tags === undefined || tags.every((tag) => hasTag(tagsOf(finding), tag));
}

function fits(pattern: string, ruleId: string): boolean {
  if (!pattern.includes('*')) return ruleId === pattern || ruleId.split('/')[1] === pattern;
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(ruleId);
}

function hasTag(tags: Resource['tags'], wanted: string): boolean {
  const [key = '', value] = wanted.split('=', 2);
  return value === undefined ? key in tags : tags[key] === value;
}

function checkNames({ rules, id }: Inspection, selection: Selection): void {
  const ids = rules.flatMap(({ findings }) => findings.map((finding) => finding.id));
  const lost = (selection.findings ?? []).filter((word) => !ids.some((one) => isIdOf(word, one)));
  if (lost.length > 0)
    throw new InputError(
      'unknown-finding',
      `Inspection ${id} has no finding ${lost.join(', ')}. Take ids from its report, or inspect again.`,
    );
  const unknown = (selection.rules ?? []).filter((pattern) => !rules.some(({ rule }) => fits(pattern, rule.id)));
  if (unknown.length > 0)
    throw new InputError('unknown-rule', `Inspection ${id} has no rule ${unknown.join(', ')}. See: xunjian rules list`);
}
