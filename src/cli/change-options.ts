import type { ArgumentSpec, OptionSpec } from './command.ts';

/** The plan that a command is about. */
export const planArgument: ArgumentSpec = {
  name: '[plan]',
  text: {
    en: 'plan file, folder or id; where left out, the newest that the command can do something with',
    'zh-CN': '方案文件、目录或编号；默认取最近一个可处理的方案',
  },
};

/** The plan, where the command line has other arguments. */
export const planOption: OptionSpec = { flags: '--plan <plan>', text: planArgument.text };

export const approvalArgument: ArgumentSpec = { name: '<file>', text: { en: 'approval file', 'zh-CN': '批准文件' } };

/** Whose key signs. */
export const signerOption: OptionSpec = {
  flags: '--as <name>',
  text: { en: 'who signs: a name of people in xunjian.json', 'zh-CN': '签署人：xunjian.json 中 people 的姓名' },
};

/** Keys of the official command line. */
export const profileOption: OptionSpec = {
  flags: '--profile <name>',
  text: { en: 'credentials profile of ~/.aliyun/config.json', 'zh-CN': '~/.aliyun/config.json 中的凭证配置' },
};

/** What kind of change the set is, for its approvers and the record. */
export const typeOption: OptionSpec = {
  flags: '--type <type>',
  choices: ['standard', 'normal', 'emergency'],
  text: {
    en: 'what kind of change it is: agreed routine, the usual way, or in haste',
    'zh-CN': '变更类型：标准（约定的例行变更）、常规或紧急',
  },
  default: 'normal',
};
