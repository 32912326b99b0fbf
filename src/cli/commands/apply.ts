import { planOption, profileOption } from '../change-options.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { configOption, outOption } from '../inspect-options.ts';

export default defineCommand({
  name: 'apply',
  text: { en: 'apply the approved changes of a plan, read them back and record them', 'zh-CN': '执行方案中已批准的变更，复核并记录' },
  options: [
    planOption,
    {
      flags: '--approval <files>',
      kind: 'list',
      text: { en: 'approval files; those beside the plan where left out', 'zh-CN': '批准文件；默认使用方案旁的批准' },
    },
    {
      flags: '--canary <count>',
      kind: 'integer',
      text: { en: 'apply so many first, read back, then the rest', 'zh-CN': '先执行若干项并复核，再执行其余' },
    },
    { flags: '--stop-on-failure', text: { en: 'after a failure begin nothing new', 'zh-CN': '出现失败后不再开始新的变更' } },
    profileOption,
    { flags: '--by <name>', text: { en: 'who applies, for the record', 'zh-CN': '执行人，写入记录' }, default: 'user name' },
    configOption,
    outOption,
    jsonOption,
  ],
  examples: ['apply', 'apply --plan plan.json --approval approval.json', 'apply --canary 2'],
  run: async (_, options, terminal) => (await import('../changes/apply.ts')).apply(options, terminal),
});
