import { profileOption } from '../change-options.ts';
import { defineCommand, jsonOption, type OptionSpec } from '../command.ts';
import { configOption, outOption } from '../inspect-options.ts';

const regionOption: OptionSpec = {
  flags: '--region <id>',
  text: { en: 'region of the bucket, where it cannot be found out', 'zh-CN': '存储桶所在地域，无法自动识别时指定' },
  default: 'first region of xunjian.json',
};

export default defineCommand({
  name: 'ledger',
  text: { en: 'the record of all changes', 'zh-CN': '变更台账' },
  commands: [
    {
      name: 'verify',
      text: { en: 'prove that the record is whole and unchanged', 'zh-CN': '校验台账完整且未被改动' },
      arguments: [
        { name: '[export]', text: { en: 'exported file; the ledger itself where left out', 'zh-CN': '导出的文件；默认校验台账本身' } },
      ],
      options: [
        { flags: '--head <hash>', text: { en: 'head that was noted elsewhere', 'zh-CN': '另行保存的末条哈希' } },
        {
          flags: '--anchor <place>',
          text: { en: 'where a head was noted: oss://bucket/key, or a file', 'zh-CN': '末条哈希的保存位置：oss://bucket/key 或文件' },
        },
        regionOption,
        profileOption,
        configOption,
        outOption,
        jsonOption,
      ],
      run: async ([file], options, terminal) =>
        (await import('../changes/ledger.ts')).verifyRecord(file as string | undefined, options, terminal),
    },
    {
      name: 'export',
      text: { en: 'write the record as a file that others can verify', 'zh-CN': '导出可由第三方校验的台账文件' },
      arguments: [{ name: '<file>', text: { en: 'file to write', 'zh-CN': '输出文件' } }],
      options: [configOption, outOption],
      run: async ([file], options, terminal) => (await import('../changes/ledger.ts')).exportRecord(file as string, options, terminal),
    },
    {
      name: 'anchor',
      text: {
        en: 'note the head outside, where the owner of this machine cannot change it',
        'zh-CN': '把末条哈希保存到本机之外，使其无法被本机用户修改',
      },
      options: [
        {
          flags: '--to <place>',
          text: { en: 'where: oss://bucket/key, or a file', 'zh-CN': '保存位置：oss://bucket/key 或文件' },
        },
        regionOption,
        profileOption,
        configOption,
        outOption,
        jsonOption,
      ],
      run: async (_, options, terminal) => (await import('../changes/ledger.ts')).anchorHead(options, terminal),
    },
    {
      name: 'head',
      text: { en: 'print the head, to be noted elsewhere', 'zh-CN': '打印末条哈希，供另行保存' },
      options: [
        { flags: '--write <file>', text: { en: 'write it to a file as well', 'zh-CN': '同时写入文件' } },
        configOption,
        outOption,
        jsonOption,
      ],
      run: async (_, options, terminal) => (await import('../changes/ledger.ts')).printHead(options, terminal),
    },
  ],
  examples: [
    'ledger verify',
    'ledger export ledger.ndjson',
    'ledger anchor --to oss://qingcheng-audit/xunjian/head.json',
    'ledger head --write anchor.json',
  ],
});
