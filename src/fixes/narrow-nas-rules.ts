import { defineFix, type Refusal } from '../model/fix.ts';

/** Narrows the rules of a NAS access group that let in any address to the block of the VPC that mounts. */
export default defineFix({
  propose({ resource: { id, fields } }) {
    const rules = (fields['openRules.all'] ?? []) as unknown as readonly { readonly id: string; readonly isIpv6: boolean }[];
    const [block, ...more] = (fields.vpcBlocks ?? []) as readonly string[];
    if (rules.length === 0 || rules.some(({ isIpv6 }) => isIpv6)) return isIpv6;
    if (block === undefined || more.length > 0) return severalBlocks;
    const [fsType = 'standard'] = id.split(':');
    return rules.map((rule) => ({
      token: 'alicloud:nas/accessRule:AccessRule',
      kind: 'patch',
      vars: { rule: rule.id, fsType },
      part: rule.id,
      set: { sourceCidrIp: block },
      notes: [onlyThere(block)],
    }));
  },
});

function onlyThere(block: string) {
  return {
    en: `Only hosts of ${block} may mount afterwards: peered networks, VPN and secondary blocks need rules of their own.`,
    'zh-CN': `变更后仅 ${block} 内的主机可以挂载：对等网络、VPN 及附加网段需另行添加规则。`,
  };
}

const isIpv6: Refusal = {
  code: 'not-possible',
  reason: {
    en: 'The rule lets in any IPv6 address, and which IPv6 block the hosts have is not read.',
    'zh-CN': '规则放行任意 IPv6 地址，而主机所在的 IPv6 网段未读取。',
  },
};

const severalBlocks: Refusal = {
  code: 'needs-decision',
  reason: {
    en: 'Several VPCs mount by this group, or none that is known: a rule holds one block, so a person says which rules are needed.',
    'zh-CN': '该权限组被多个专有网络挂载，或挂载网络未知：一条规则只能填写一个网段，需人工确定规则。',
  },
};
