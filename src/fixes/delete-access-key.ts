import { defineFix, type Refusal } from '../model/fix.ts';

/** Deletes an access key that is disabled and that nobody has missed. It cannot be had back. */
export default defineFix({
  propose({ rule, resource: { id, fields } }) {
    if (fields.isActive !== false) return isActive;
    const userName = fields.userName as string;
    return [
      {
        token: rule.fix.pulumi as string,
        kind: 'delete',
        set: {},
        importInputs: { userName, status: 'Inactive' },
        importOutputs: { id, userName, status: 'Inactive' },
        // The plugin deletes without a look: a key that somebody enabled again must stay.
        guard: ['isActive', 'userName'],
        undo: { kind: 'none', text: { en: 'A deleted access key cannot be had back.', 'zh-CN': 'AccessKey 删除后无法恢复。' } },
      },
    ];
  },
});

const isActive: Refusal = {
  code: 'gone',
  reason: { en: 'The access key is active by now. Inspect again.', 'zh-CN': '该 AccessKey 已被启用，请重新巡检。' },
};
