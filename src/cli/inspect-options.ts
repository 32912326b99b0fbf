import type { OptionSpec } from './command.ts';
import { failOnWords } from './exit-code.ts';

/** Where the files of runs lie. */
export const outOption: OptionSpec = {
  flags: '--out <folder>',
  text: { en: 'folder of runs and history', 'zh-CN': '运行结果与历史记录的目录' },
  default: 'out',
};

export const rulesDirOption: OptionSpec = {
  flags: '--rules-dir <folder>',
  text: { en: 'folder of rules in place of the built-in ones', 'zh-CN': '用该目录的规则代替内置规则' },
};

export const ruleProfileOption: OptionSpec = {
  flags: '--rule-profile <name>',
  text: { en: 'profile of rules: a name under rules/profiles or a JSON file', 'zh-CN': '规则配置：rules/profiles 下的名称或 JSON 文件' },
  default: 'default',
};

export const configOption: OptionSpec = {
  flags: '--config <file>',
  text: { en: 'customer, accounts, regions and exceptions of this project', 'zh-CN': '本项目的客户、账号、地域和例外设置' },
  default: 'xunjian.json',
};

export const patternsOption: OptionSpec = {
  flags: '--rules <patterns>',
  kind: 'list',
  text: {
    en: 'only these rules, such as backup/* (the run is not kept in the history)',
    'zh-CN': '只评估这些规则，例如 backup/*（不写入历史）',
  },
};

/** What every inspection may be told, wherever the estate comes from. */
export const commonInspectOptions: readonly OptionSpec[] = [
  configOption,
  patternsOption,
  {
    flags: '--types <types>',
    kind: 'list',
    text: { en: 'only these resource types, such as ACS::RDS::*', 'zh-CN': '只巡检这些资源类型，例如 ACS::RDS::*' },
  },
  ruleProfileOption,
  rulesDirOption,
  {
    flags: '--param <setting>',
    kind: 'texts',
    text: { en: 'change a parameter: <rule>.<name>=<value>', 'zh-CN': '修改参数：<规则>.<名称>=<值>' },
  },
  { flags: '--exceptions <file>', text: { en: 'JSON list of accepted risks', 'zh-CN': '已接受风险的 JSON 列表' } },
  outOption,
  {
    flags: '--formats <names>',
    kind: 'list',
    text: { en: 'reports to write: html, csv, json, sarif, junit, md', 'zh-CN': '要生成的报告格式：html、csv、json、sarif、junit、md' },
    default: 'all',
  },
  {
    flags: '--fail-on <severity>',
    choices: failOnWords,
    text: { en: 'end with 1 when a risk is at or above this level', 'zh-CN': '有达到该级别的风险时以 1 退出' },
    default: 'low',
  },
];
