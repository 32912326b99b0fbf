import type { ChangePlan, LocalizedText, PlanBinding } from '../model/documents.ts';
import { ApprovalError } from '../model/errors.ts';

const titles: Readonly<Record<string, LocalizedText>> = {
  planFile: { en: "Pulumi's plan file", 'zh-CN': 'Pulumi 计划文件' },
  state: { en: 'the adopted state', 'zh-CN': '接管状态' },
  program: { en: 'the program', 'zh-CN': '程序' },
  cliSha256: { en: 'the pulumi program file', 'zh-CN': 'pulumi 程序文件' },
  pluginSha256: { en: 'the plugin file', 'zh-CN': '插件文件' },
  cli: { en: 'the version of pulumi', 'zh-CN': 'pulumi 版本' },
  plugin: { en: 'the version of the plugin', 'zh-CN': '插件版本' },
  providers: { en: 'the provider configuration (account, region, role)', 'zh-CN': '提供程序配置（账号、地域、角色）' },
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
  const list = differing
    .map(([name, bound, found]) => `${titles[name]?.en ?? name} is ${found}, and the approval binds ${bound}`)
    .join('; ');
  const zh = differing.map(([name, bound, found]) => `${titles[name]?.['zh-CN'] ?? name} 现为 ${found}，批准绑定的是 ${bound}`).join('；');
  throw new ApprovalError('binding', {
    en: `Plan ${plan.id}: ${list}. Plan again and ask for a new approval.`,
    'zh-CN': `方案 ${plan.id}：${zh}。请重新制定方案并重新批准。`,
  });
}
