import type { FieldValue, Undo } from '../model/documents.ts';
import { defineTarget } from '../model/target.ts';

/** An empty log setting is not sent: the log stays on. */
const staysOn: Undo = {
  kind: 'none',
  text: {
    en: 'The plugin does not send an empty log setting, so the log stays on; switch it off in the console.',
    'zh-CN': '插件不会提交空的日志配置，日志保持开启；如需关闭请在控制台操作。',
  },
};
const undo = (former: FieldValue | undefined) => (former ? undefined : staysOn);

export default defineTarget({
  token: 'alicloud:fc/v3Function:V3Function',
  title: { en: 'Function', 'zh-CN': '函数' },
  importId: '${name}',
  required: ['handler', 'runtime'],
  properties: {
    memorySize: { title: { en: 'Memory', 'zh-CN': '内存规格' }, unit: 'mebibyte', field: 'memoryMiB' },
    'logConfig.project': { title: { en: 'Log project', 'zh-CN': '日志 Project' }, field: 'log.project', undo },
    'logConfig.logstore': { title: { en: 'Logstore', 'zh-CN': '日志 Logstore' }, field: 'log.store', undo },
  },
  permissions: { read: ['fc:GetFunction'], write: ['fc:UpdateFunction'] },
  seconds: 2,
});
