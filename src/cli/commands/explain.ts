import { defineCommand, jsonOption } from '../command.ts';
import { outOption } from '../inspect-options.ts';

export default defineCommand({
  name: 'explain',
  text: {
    en: 'explain a finding: the rule, the evidence, where it was read, what to do',
    'zh-CN': '解释一条风险：规则、证据、数据来源与处理办法',
  },
  arguments: [{ name: '<finding>', text: { en: 'finding id, or the beginning of one', 'zh-CN': '风险编号或其开头部分' } }],
  options: [
    { flags: '--run <run>', text: { en: 'run id or folder; the newest run where left out', 'zh-CN': '运行编号或目录；默认最近一次' } },
    outOption,
    jsonOption,
  ],
  run: async ([id], options, terminal) => (await import('../report/explain-finding.ts')).explainFinding(id as string, options, terminal),
});
