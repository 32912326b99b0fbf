import { defineCommand } from '../command.ts';
import { configOption } from '../inspect-options.ts';

export default defineCommand({
  name: 'key',
  text: { en: 'keys that sign approvals', 'zh-CN': '签署批准所用的密钥' },
  commands: [
    {
      name: 'new',
      text: {
        en: 'make a key for a person; its passphrase is asked for, or taken from XUNJIAN_KEY_PASSPHRASE',
        'zh-CN': '为人员生成密钥；口令现场输入，或取自 XUNJIAN_KEY_PASSPHRASE',
      },
      arguments: [{ name: '<name>', text: { en: 'name of the person, as records print it', 'zh-CN': '姓名，将出现在记录中' } }],
      options: [
        {
          flags: '--role <role>',
          choices: ['engineer', 'customer', 'ci'],
          text: { en: 'whose side the person is on', 'zh-CN': '角色' },
          default: 'engineer',
        },
        { flags: '--add', text: { en: 'add the person to xunjian.json', 'zh-CN': '把该人员写入 xunjian.json' } },
        configOption,
      ],
      run: async ([name], options, terminal) => (await import('../changes/key.ts')).newKey(name as string, options, terminal),
    },
    {
      name: 'list',
      text: { en: 'show who may sign', 'zh-CN': '列出可签署的人员' },
      options: [configOption],
      run: async (_, options, terminal) => (await import('../changes/key.ts')).listKeys(options, terminal),
    },
  ],
  examples: ['key new "Ms Li" --role customer --add', 'key list'],
});
