import { defineCommand } from '../command.ts';
import { configOption, outOption } from '../inspect-options.ts';

export default defineCommand({
  name: 'changes',
  text: { en: 'write the change list, of one change set or of a period', 'zh-CN': '生成变更清单（按变更批次或时间段）' },
  arguments: [{ name: '[plan]', text: { en: 'plan file, folder or id; all where left out', 'zh-CN': '方案文件、目录或编号；默认全部' } }],
  options: [
    { flags: '--from <day>', text: { en: 'first day of the period, YYYY-MM-DD', 'zh-CN': '起始日期，YYYY-MM-DD' } },
    { flags: '--to <day>', text: { en: 'last day of the period, YYYY-MM-DD', 'zh-CN': '结束日期，YYYY-MM-DD' } },
    {
      flags: '--format <names>',
      kind: 'list',
      text: { en: 'html, xlsx, csv, md or json', 'zh-CN': 'html、xlsx、csv、md 或 json' },
      default: 'html,xlsx,csv,md,json',
    },
    configOption,
    outOption,
  ],
  examples: ['changes', 'changes --from 2026-11-01 --to 2026-11-30 --format xlsx'],
  run: async ([plan], options, terminal) =>
    (await import('../changes/change-list.ts')).changeList(plan as string | undefined, options, terminal),
});
