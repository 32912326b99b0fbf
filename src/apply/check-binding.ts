import type { ChangePlan, PlanBinding } from '../model/documents.ts';
import { ApprovalError } from '../model/errors.ts';

const titles: Readonly<Record<string, string>> = {
  planFile: "Pulumi's plan file",
  state: 'the adopted state',
  program: 'the program',
  cliSha256: 'the pulumi program file',
  pluginSha256: 'the plugin file',
  cli: 'the version of pulumi',
  plugin: 'the version of the plugin',
  providers: 'the provider configuration (account, region, role)',
};

/** Compares what an approval binds with what is here now. @throws ApprovalError `binding` naming what differs, with both values */
export function checkBinding(plan: ChangePlan, actual: PlanBinding): void {
  const { engine, providers, ...digests } = plan.binding;
  const pairs = [
    ...Object.entries(digests).map(([name, value]) => [name, value, actual[name as 'state']] as const),
    ...Object.entries(engine).map(([name, value]) => [name, value, actual.engine[name as 'cli']] as const),
    ['providers', JSON.stringify(providers), JSON.stringify(actual.providers)] as const,
  ];
  const differing = pairs.filter(([, bound, found]) => bound !== found);
  if (differing.length === 0) return;
  const list = differing.map(([name, bound, found]) => `${titles[name] ?? name} is ${found}, and the approval binds ${bound}`).join('; ');
  throw new ApprovalError('binding', `Plan ${plan.id}: ${list}. Plan again and ask for a new approval.`);
}
