import { defineCommand } from '../command.ts';
import { configOption, outOption } from '../inspect-options.ts';

export default defineCommand({
  name: 'report',
  text: { en: 'write the reports of a run again, in any language or format', 'zh-CN': '重新生成某次运行的报告，可换语言和格式' },
  arguments: [{ name: '[run]', text: { en: 'run id or folder; the newest run where left out', 'zh-CN': '运行编号或目录；默认最近一次' } }],
  options: [
    { flags: '--format <names>', kind: 'list', text: { en: 'reports to write', 'zh-CN': '要生成的报告格式' }, default: 'html' },
    {
      flags: '--pdf',
      text: { en: 'print the HTML report to PDF as well (needs Chromium)', 'zh-CN': '同时把 HTML 报告打印为 PDF（需要 Chromium）' },
    },
    configOption,
    outOption,
  ],
  examples: ['report --lang en --pdf', 'report 20261125-022100-k3f9 --format csv,md'],
  run: async ([run], options, terminal) =>
    (await import('../report/write-report.ts')).writeReport(run as string | undefined, options, terminal),
});
