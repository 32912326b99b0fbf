import { defineFix, type Refusal } from '../model/fix.ts';

/** Releases an EIP that is bound to nothing. The address cannot be had back. */
export default defineFix({
  propose({ resource: { fields } }) {
    if (fields.status !== 'Available' || fields.instanceId !== null) return isBound;
    if (fields.deletionProtection === true) return isProtected;
    return [
      {
        token: 'alicloud:ecs/eipAddress:EipAddress',
        kind: 'delete',
        set: {},
        // The plugin releases without a look: what it is bound to must be read right before.
        guard: ['status', 'instanceId', 'ipAddress'],
        notes: [named(String(fields.ipAddress))],
        undo: {
          kind: 'none',
          text: { en: 'A released address cannot be had back.', 'zh-CN': '释放后的公网 IP 无法找回。' },
        },
      },
    ];
  },
});

function named(address: string) {
  return {
    en: `Before approving, make sure that no DNS record, white list or plan still names ${address}.`,
    'zh-CN': `批准前请确认没有 DNS 记录、白名单或计划仍在使用 ${address}。`,
  };
}

const isBound: Refusal = {
  code: 'gone',
  reason: { en: 'The address is bound to something by now. Inspect again.', 'zh-CN': '该地址已被绑定，请重新巡检。' },
};

const isProtected: Refusal = {
  code: 'needs-decision',
  reason: {
    en: 'Its deletion protection is on: somebody wanted to keep it. Switch that off first if it may go.',
    'zh-CN': '该地址已开启删除保护，说明有人希望保留；如确认可以释放，请先关闭删除保护。',
  },
};
