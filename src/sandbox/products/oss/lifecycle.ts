import type { Context, Fields, Refusal } from '../../engine/index.ts';
import { malformed, readBody, rowsOf } from './body.ts';

const actions = ['AbortMultipartUpload', 'Expiration', 'Transition', 'NoncurrentVersionExpiration', 'NoncurrentVersionTransition'] as const;
const classes = ['IA', 'Archive', 'ColdArchive', 'DeepColdArchive'];
const invalid = (message: string): Refusal => [400, 'InvalidArgument', message];

/** The rules of a call's body, each with an id. Throws for rules that OSS does not take. */
export function readRules(x: Context): readonly Fields[] {
  const rows = rowsOf(readBody(x, 'LifecycleConfiguration')['Rule']);
  if (rows.length === 0 || rows.length > 1000) x.refuse(malformed);
  const rules = rows.map((rule, at) => ({ ...rule, ID: String(rule['ID'] ?? '') || idOf(x, at) }));
  for (const rule of rules) check(x, rule);
  if (new Set(rules.map(({ ID }) => ID)).size < rules.length)
    x.refuse(invalid('Rule ID must be unique. Found same ID for more than one rule.'));
  if (x.text('x-oss-allow-same-action-overlap') !== 'true') checkOverlap(x, rules);
  return rules;
}

const idOf = (x: Context, at: number) => `${x.call.requestId.toLowerCase().slice(0, 23)}-${String(at + 1).padStart(4, '0')}`;

function check(x: Context, rule: Fields): void {
  if (rule['Status'] !== 'Enabled' && rule['Status'] !== 'Disabled') x.refuse(malformed);
  const found = actions.flatMap((name) => stepsOf(rule, name).map((step) => [name, step] as const));
  if (found.length === 0) x.refuse(malformed);
  for (const [name, step] of found) {
    const days = step['Days'] ?? step['NoncurrentDays'];
    const isDated = step['CreatedBeforeDate'] !== undefined || step['ExpiredObjectDeleteMarker'] !== undefined;
    if (days === undefined ? !isDated : Number(days) < 1) x.refuse(invalid('Days in a lifecycle rule must be a positive integer.'));
    if (name.endsWith('Transition') && !classes.includes(String(step['StorageClass']))) x.refuse(malformed);
  }
}

function stepsOf(rule: Fields, name: string): readonly Fields[] {
  const step = rule[name];
  return Array.isArray(step) ? step : typeof step === 'object' && step !== null ? [step as Fields] : [];
}

/** Two rules may not do the same to what both their prefixes cover. */
function checkOverlap(x: Context, rules: readonly Fields[]): void {
  const plain = rules.filter((rule) => rule['Tag'] === undefined && rule['Filter'] === undefined);
  for (const name of actions) {
    const prefixes = plain.filter((rule) => stepsOf(rule, name).length > 0).map((rule) => String(rule['Prefix'] ?? ''));
    const isCovered = prefixes.some((prefix, at) => prefixes.some((other, place) => place !== at && prefix.startsWith(other)));
    if (isCovered) x.refuse(invalid(`Overlap for same action type ${name}`));
  }
}
