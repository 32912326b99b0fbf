import type { Resource } from '../../src/model/documents.ts';
import { types } from './ask.ts';

/** Another resource of the account of the sample, as its type's sample says. */
export function neighbour(type: string, id: string, over: Partial<Resource> = {}): Resource {
  const fields = (types.get(type)?.sample ?? {}) as Resource['fields'];
  return { type, id, name: id, region: 'cn-hangzhou', accountId: '1234567890123456', tags: {}, fields, unread: [], readAt: '', ...over };
}
