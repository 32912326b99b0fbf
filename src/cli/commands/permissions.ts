import { defineCommand } from '../command.ts';
import { configOption, patternsOption, ruleProfileOption, rulesDirOption } from '../inspect-options.ts';

export default defineCommand({
  name: 'permissions',
  text: {
    en: 'print the least RAM policy that the active rules need, as JSON',
    'zh-CN': '打印生效规则所需的最小 RAM 权限策略（JSON）',
  },
  options: [configOption, patternsOption, ruleProfileOption, rulesDirOption],
  examples: ['permissions > policy.json', 'permissions --rules backup/*'],
  run: async (_, options, terminal) => (await import('../resources/print-permissions.ts')).printPermissions(options, terminal),
});
