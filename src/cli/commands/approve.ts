import { planArgument, signerOption } from '../change-options.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { configOption, outOption } from '../inspect-options.ts';

export default defineCommand({
  name: 'approve',
  text: { en: 'sign which changes of a plan may be applied', 'zh-CN': '签署批准方案中的变更' },
  arguments: [planArgument],
  options: [
    signerOption,
    {
      flags: '--only <ids>',
      kind: 'list',
      text: { en: 'approve these changes only, such as C001,C003-C005', 'zh-CN': '只批准这些变更，如 C001,C003-C005' },
    },
    {
      flags: '--decline <id=reason>',
      kind: 'texts',
      text: { en: 'decline a change with a reason; may stand several times', 'zh-CN': '拒绝某项变更并说明原因，可多次使用' },
    },
    { flags: '--hours <count>', kind: 'integer', text: { en: 'how long it holds', 'zh-CN': '有效小时数' }, default: '72' },
    { flags: '--note <text>', text: { en: 'a note that is signed with it', 'zh-CN': '一并签署的备注' } },
    { flags: '--yes', text: { en: 'do not ask again', 'zh-CN': '不再询问确认' } },
    configOption,
    outOption,
    jsonOption,
  ],
  examples: ['approve --as "Ms Li"', 'approve out/<run>/<plan>/plan.json --as "Ms Li" --decline "C002=next week"'],
  run: async ([plan], options, terminal) => (await import('../changes/approve.ts')).approve(plan as string | undefined, options, terminal),
});
