import { profileOption } from '../change-options.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { commonInspectOptions } from '../inspect-options.ts';

export default defineCommand({
  name: 'inspect',
  text: {
    en: 'inspect an account, saved replies or a saved inventory, and write the reports',
    'zh-CN': '巡检账号、已保存的 API 响应或已保存的资源清单，并生成报告',
  },
  options: [
    profileOption,
    { flags: '--regions <ids>', kind: 'list', text: { en: 'regions, or all', 'zh-CN': '地域，或 all 表示全部' } },
    { flags: '--accounts <names>', kind: 'list', text: { en: 'accounts of xunjian.json, by name', 'zh-CN': 'xunjian.json 中的账号名称' } },
    { flags: '--role-arn <arns>', kind: 'list', text: { en: 'roles to assume, one an account', 'zh-CN': '要扮演的角色，每个账号一个' } },
    { flags: '--external-id <id>', text: { en: 'external id of the roles', 'zh-CN': '扮演角色的外部 ID' } },
    {
      flags: '--site <site>',
      choices: ['mainland', 'international'],
      text: { en: 'where the account is registered', 'zh-CN': '账号所属站点' },
      default: 'mainland',
    },
    { flags: '--replies <folder>', text: { en: 'judge saved API replies, without a cloud', 'zh-CN': '离线评估已保存的 API 响应' } },
    { flags: '--record <folder>', text: { en: 'save every API reply there while reading', 'zh-CN': '读取时把每个 API 响应保存到该目录' } },
    {
      flags: '--inventory <file>',
      text: { en: 'judge an inventory.ndjson of an earlier run again', 'zh-CN': '重新评估以前运行留下的 inventory.ndjson' },
    },
    ...commonInspectOptions,
    jsonOption,
  ],
  examples: [
    'inspect --profile prod --regions cn-hangzhou,cn-shanghai',
    'inspect --role-arn acs:ram::1000000000000001:role/audit,acs:ram::1000000000000002:role/audit --regions all',
    'inspect --replies ./replies --fail-on high',
  ],
  run: async (_, options, terminal) => (await import('../inspect/inspect.ts')).inspect(options, terminal),
});
