/** Inspects the networks of the sample estate: their types collected, their rules judged. */
import { fileURLToPath } from 'node:url';
import { collect } from '../../../src/collect/index.ts';
import { compileRule, fieldsOf, judge } from '../../../src/evaluate/compile/compile-rule.ts';
import { checkRules, fieldTables } from '../../../src/evaluate/index.ts';
import { loadResourceTypes } from '../../../src/resources/index.ts';
import { loadProducts } from '../../../src/sandbox/engine/open.ts';
import { estateCloud, nowMs } from '../../resources/estate-cloud.ts';

const family = /^ACS::(VPC|EIP|NAT|CBWP|VPN|SLB|ALB|NLB)::/;
// Rules about the alarms of a load balancer hang on it too, but are shown by the monitoring part of the estate.
const own = /\/(vpc|vswitch|eip|nat|cbwp|vpn|slb|alb|nlb)-/;

/** What one rule says of one resource. */
export interface Verdict {
  readonly rule: string;
  readonly name: string;
  readonly outcome: string;
}

/** The inventory of the sample estate's networks, and all verdicts of their rules. */
export async function inspectNetworks() {
  const types = await loadResourceTypes();
  const tables = fieldTables(types);
  const folder = fileURLToPath(new URL('../../../rules', import.meta.url));
  const rules = (await checkRules(folder, types)).flatMap(({ rule }) => rule ?? []).filter(({ id }) => own.test(id));
  const wanted = new Map([...types.keys()].map((code) => [code, rules.filter(({ rule }) => rule.resource === code).flatMap(fieldsOf)]));
  const { cloud } = estateCloud(await loadProducts(), 'sample');
  const inventory = await collect({
    id: 'run',
    source: 'live',
    clouds: [cloud],
    regions: ['cn-hangzhou', 'cn-shanghai', 'cn-beijing'],
    types: new Map([...types].filter(([code]) => family.test(code) || code === 'ACS::ECS::NetworkInterface')),
    wanted,
    now: () => nowMs,
  });
  const verdicts = rules.flatMap((rule): readonly Verdict[] => {
    const table = tables.get(rule.rule.resource);
    if (!table) return [];
    const compiled = compileRule(rule, table, rule.rule.severity, {});
    const targets = inventory.resources.filter(({ type }) => type === rule.rule.resource);
    return targets.map((resource) => ({ rule: rule.id, name: resource.name, outcome: judge(compiled, resource).outcome }));
  });
  return { rules: rules.map(({ id }) => id), inventory, verdicts };
}
