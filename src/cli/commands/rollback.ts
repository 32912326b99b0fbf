import { profileOption, typeOption } from '../change-options.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { configOption, outOption } from '../inspect-options.ts';

export default defineCommand({
  name: 'rollback',
  text: {
    en: 'plan the way back of an applied change set; approved and applied like any plan',
    'zh-CN': '为已执行的变更制定回退方案，同样需批准后执行',
  },
  arguments: [
    {
      name: '[record]',
      text: {
        en: 'file or id of a change record: what that run did; plan file, folder or id: what all its runs did; the newest applied where left out',
        'zh-CN': '变更记录的文件或编号：回退该次运行；方案文件、目录或编号：回退其全部运行；默认最近一个已执行的方案',
      },
    },
  ],
  options: [
    { flags: '--only <ids>', kind: 'list', text: { en: 'take back these changes only', 'zh-CN': '只回退这些变更' } },
    typeOption,
    profileOption,
    configOption,
    outOption,
    jsonOption,
  ],
  examples: ['rollback', 'rollback cs-20261125-084600-1a2b', 'rollback cs-20261125-084600-1a2b-r12 --only C001'],
  run: async ([record], options, terminal) =>
    (await import('../changes/rollback.ts')).rollback(record as string | undefined, options, terminal),
});
