import type { Field } from '../../model/resource-type.ts';
import { daysUntil } from './days-until.ts';
import { rowOf } from './rows.ts';
import { oneOf, toSwitch } from './words.ts';

/** How a database is paid, in one spelling for all products. */
export const payTypes = ['Prepaid', 'Postpaid', 'Serverless'] as const;

/** How it is paid: Prepaid, Postpaid or Serverless. */
export function payTypeField(path: string) {
  return {
    title: { en: 'Billing', 'zh-CN': '付费类型' },
    type: 'string',
    from: 'list',
    path,
    read: oneOf(payTypes),
    values: payTypes,
  } satisfies Field;
}

/** When a subscription ends. Null for what is not a subscription: the cloud sends an empty text or nothing. */
export function expiryFields(path: string) {
  return {
    expiresAt: { title: { en: 'Expires', 'zh-CN': '到期时间' }, type: 'timestamp', from: 'list', path, absent: null },
    expiresInDays: {
      title: { en: 'Days until expiry', 'zh-CN': '距到期天数' },
      type: 'integer',
      unit: 'day',
      from: daysUntil('expiresAt'),
    },
  } satisfies Record<string, Field>;
}

/** Whether a subscription renews itself, from a listing of renewals that the whole region shares. Null for other billing. */
export function autoRenewField(detail: string, path: string, id: string) {
  return {
    title: { en: 'Auto-renewal', 'zh-CN': '自动续费' },
    type: 'boolean',
    from: { detail },
    path: [path, id],
    read: (rows, instance) => toSwitch(rowOf(rows, 'DBInstanceId', instance)?.AutoRenew),
    property: 'autoRenew',
  } satisfies Field;
}
