import type { Undo } from '../model/documents.ts';
import { type Draft, defineFix } from '../model/fix.ts';
import { missingValue, notPossible } from './refusals.ts';

/** Takes the entries that let everybody in out of an access control list. */
export default defineFix({
  propose({ rule, resource: { fields } }) {
    const open = fields.openEntries;
    if (!Array.isArray(open) || open.length === 0) return missingValue('entry');
    const entries = open.map(String);
    if (entries.some((entry) => entry.includes(':'))) return ipv6;
    if (Number(fields.entries) <= entries.length) return last;
    return entries.map(
      (entry): Draft => ({
        token: rule.fix.pulumi as string,
        kind: 'delete',
        vars: { entry },
        part: entry,
        set: {},
        undo,
        guard: ['entries'],
      }),
    );
  },
});

const undo: Undo = {
  kind: 'create',
  text: { en: 'The entry is added again; its comment may be lost.', 'zh-CN': '重新添加该条目；其备注可能丢失。' },
};

const ipv6 = notPossible(
  'Pulumi cannot adopt an IPv6 entry, since its id is split at the colons: take it out in the console.',
  'Pulumi 无法接管 IPv6 条目（其编号按冒号拆分）：请在控制台删除。',
);
const last = notPossible(
  'No other entry would remain, and a listener lets everything through an empty white list: add the known addresses first.',
  '删除后策略组将为空，而白名单为空时监听会转发全部请求：请先添加已知地址。',
);
