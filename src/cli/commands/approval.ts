import { approvalArgument, signerOption } from '../change-options.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { configOption, outOption } from '../inspect-options.ts';

export default defineCommand({
  name: 'approval',
  text: { en: 'look at approvals, and take them back', 'zh-CN': '查看或撤回批准' },
  commands: [
    {
      name: 'show',
      text: { en: 'show what an approval binds, and whether it holds', 'zh-CN': '查看批准所绑定的内容及其是否有效' },
      arguments: [
        {
          name: '[file]',
          text: { en: 'approval file; every one of the plan where left out', 'zh-CN': '批准文件；默认显示方案的全部批准' },
        },
      ],
      options: [
        {
          flags: '--plan <plan>',
          text: {
            en: 'plan file, folder or id; that of the approval, else the newest that is approved, where left out',
            'zh-CN': '方案文件、目录或编号；默认使用批准所属的方案，否则为最近一个已有批准的方案',
          },
        },
        configOption,
        outOption,
        jsonOption,
      ],
      run: async ([file], options, terminal) =>
        (await import('../changes/approval.ts')).showApproval(file as string | undefined, options, terminal),
    },
    {
      name: 'revoke',
      text: { en: 'take an approval back, with a reason', 'zh-CN': '撤回批准并说明原因' },
      arguments: [approvalArgument],
      options: [signerOption, { flags: '--reason <text>', text: { en: 'why', 'zh-CN': '原因' } }, configOption, outOption],
      run: async ([file], options, terminal) => (await import('../changes/approval.ts')).revokeApproval(file as string, options, terminal),
    },
  ],
  examples: ['approval show', 'approval revoke approval.json --as "Ms Li" --reason "wrong window"'],
});
