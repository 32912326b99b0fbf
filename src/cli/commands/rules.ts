import { type CommandSpec, defineCommand, jsonOption } from '../command.ts';
import { ruleProfileOption, rulesDirOption } from '../inspect-options.ts';

const list: CommandSpec = {
  name: 'list',
  text: { en: 'list the rules of a profile', 'zh-CN': '列出规则配置中的规则' },
  arguments: [{ name: '[patterns...]', text: { en: 'rule ids or patterns such as cost/*', 'zh-CN': '规则编号或模式，例如 cost/*' } }],
  options: [ruleProfileOption, rulesDirOption, jsonOption],
  run: async ([patterns], options, terminal) =>
    (await import('../rules/list-rules.ts')).listRules(patterns as readonly string[], options, terminal),
};

const show: CommandSpec = {
  name: 'show',
  text: { en: 'show a rule: what it asks, why, and what to do', 'zh-CN': '显示一条规则：要求、原因与处理办法' },
  arguments: [{ name: '<id>', text: { en: 'rule id', 'zh-CN': '规则编号' } }],
  options: [ruleProfileOption, rulesDirOption, jsonOption],
  run: async ([id], options, terminal) => (await import('../rules/show-rule.ts')).showRule(id as string, options, terminal),
};

const check: CommandSpec = {
  name: 'check',
  text: {
    en: 'check rule files: form, names, types, examples; every problem with file, line and column',
    'zh-CN': '检查规则文件：格式、名称、类型与示例；每个问题都给出文件、行、列',
  },
  options: [rulesDirOption, jsonOption],
  run: async (_, options, terminal) => (await import('../rules/check-rules.ts')).checkRuleFiles(options, terminal),
};

const test: CommandSpec = {
  name: 'test',
  text: { en: 'judge the examples of rules and show each outcome', 'zh-CN': '评估规则中的示例并显示每个结果' },
  arguments: [{ name: '[patterns...]', text: { en: 'rule ids or patterns', 'zh-CN': '规则编号或模式' } }],
  options: [rulesDirOption, jsonOption],
  run: async ([patterns], options, terminal) =>
    (await import('../rules/test-rules.ts')).testRuleFiles(patterns as readonly string[], options, terminal),
};

const docs: CommandSpec = {
  name: 'docs',
  text: { en: 'print the reference of all rules as Markdown', 'zh-CN': '以 Markdown 打印全部规则的参考文档' },
  options: [ruleProfileOption, rulesDirOption],
  run: async (_, options, terminal) => (await import('../rules/print-rule-docs.ts')).printRuleDocs(options, terminal),
};

export default defineCommand({
  name: 'rules',
  text: { en: 'look at rules, check them and try them out', 'zh-CN': '查看、检查和试验规则' },
  commands: [list, show, check, test, docs],
  examples: ['rules list security/*', 'rules show backup/rds-backup-retention-short', 'rules check --rules-dir ./my-rules'],
});
