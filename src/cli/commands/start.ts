import { defineCommand, jsonOption } from '../command.ts';
import { commonInspectOptions } from '../inspect-options.ts';

export default defineCommand({
  name: 'start',
  aliases: ['demo'],
  text: {
    en: 'inspect the sample estate of a simulated Alibaba Cloud; needs no account',
    'zh-CN': '巡检模拟阿里云中的示例环境，无需账号',
  },
  options: [...commonInspectOptions.filter(({ flags }) => !flags.startsWith('--fail-on')), jsonOption],
  examples: ['start', 'start --lang en'],
  run: async (_, options, terminal) => (await import('../inspect/inspect-sample.ts')).inspectSample(options, terminal),
});
