import { permissionOf } from '../../cloud/index.ts';
import { planReads } from '../../collect/index.ts';
import type { Call, Listing, ResourceType } from '../../model/resource-type.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { loadRuleSet, type RuleSet } from '../inspect/rule-set.ts';
import { findConfig, list, text } from '../inspect/settings.ts';
import type { Terminal } from '../terminal.ts';

/** A policy document as RAM takes it. */
export interface RamPolicy {
  readonly Version: '1';
  readonly Statement: readonly { readonly Effect: 'Allow'; readonly Action: readonly string[]; readonly Resource: '*' }[];
}

// What every run asks besides its resources: which regions there are.
const always = ['ecs:DescribeRegions'];
const metrics: Call = { product: 'cms', action: 'DescribeMetricList' };

/** Prints the RAM policy that the active rules need, and nothing more. */
export async function printPermissions(options: Options, terminal: Terminal): Promise<ExitCode> {
  const config = findConfig(text(options.config), terminal);
  const rules = await loadRuleSet({
    rulesDir: text(options.rulesDir),
    ruleProfile: text(options.ruleProfile) ?? config.profile ?? 'default',
    patterns: list(options.rules) ?? [],
    types: [],
    params: {},
  });
  terminal.printJson(policyFor(rules));
  return 0;
}

/** The least policy under which no read of the rules is denied. */
export function policyFor({ types, wanted }: Pick<RuleSet, 'types' | 'wanted'>): RamPolicy {
  const { fieldsByType } = planReads(types, wanted);
  const actions = [...fieldsByType].flatMap(([code, fields]) => permissionsOf(types.get(code) as ResourceType, fields));
  return { Version: '1', Statement: [{ Effect: 'Allow', Action: [...new Set([...always, ...actions])].sort(), Resource: '*' }] };
}

function permissionsOf(type: ResourceType, fields: ReadonlySet<string>): readonly string[] {
  const calls = [...listings(type.list), ...[...fields].flatMap((name) => callsOf(type, name))];
  return calls.map((call) => permissionOf({ product: type.product, ...call }));
}

function listings(listing: Listing): readonly Listing[] {
  return [listing, ...(listing.per ? listings(listing.per) : [])];
}

function callsOf(type: ResourceType, name: string): readonly Call[] {
  const source = type.fields[name]?.from;
  if (typeof source !== 'object') return [];
  if ('metric' in source) return [metrics];
  const detail = 'detail' in source ? type.details?.[source.detail] : undefined;
  return detail ? [detail] : [];
}
