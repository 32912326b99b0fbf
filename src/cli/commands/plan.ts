import { profileOption, typeOption } from '../change-options.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { configOption, outOption } from '../inspect-options.ts';

export default defineCommand({
  name: 'plan',
  text: {
    en: 'plan the fixes of findings and let Pulumi preview them; changes nothing',
    'zh-CN': '为风险制定修复方案并由 Pulumi 预览，不做任何变更',
  },
  arguments: [{ name: '[findings...]', text: { en: 'finding ids, or their first digits', 'zh-CN': '风险编号，或其前几位' } }],
  options: [
    {
      flags: '--rules <ids>',
      kind: 'list',
      text: { en: 'findings of these rules; * stands for anything', 'zh-CN': '按规则选择，* 代表任意内容' },
    },
    { flags: '--category <names>', kind: 'list', text: { en: 'findings of these categories', 'zh-CN': '按类别选择' } },
    {
      flags: '--severity <level>',
      choices: ['critical', 'high', 'medium', 'low', 'info'],
      text: { en: 'this level and the graver ones', 'zh-CN': '该级别及以上' },
    },
    {
      flags: '--resource <ids>',
      kind: 'list',
      text: { en: 'findings of these resources, by id or name', 'zh-CN': '按资源编号或名称选择' },
    },
    {
      flags: '--tag <tags>',
      kind: 'list',
      text: { en: 'findings of resources with these tags, key or key=value', 'zh-CN': '按资源标签选择（key 或 key=value）' },
    },
    { flags: '--all', text: { en: 'every finding that can be fixed', 'zh-CN': '选择所有可修复的风险' } },
    { flags: '--run <run>', text: { en: 'run id or folder; the newest run where left out', 'zh-CN': '运行编号或目录；默认最近一次' } },
    typeOption,
    profileOption,
    configOption,
    outOption,
    jsonOption,
  ],
  examples: ['plan', 'plan 3f9a21c0', 'plan --category security --severity high', 'plan --rules stability/*-deletion-protection-off'],
  run: async ([findings], options, terminal) =>
    (await import('../changes/plan.ts')).plan((findings ?? []) as readonly string[], options, terminal),
});
