import type { Reply } from '../cloud/client.ts';
import { defineType, type Work, wanted } from '../type-file.ts';

const policy = {
  action: 'BucketPolicy',
  path: '/?policy=',
  owner: (x: Work) => String(x.id === '' ? x.get('bucket') : x.id),
  retry: 'oss',
} as const;
const put = { ...policy, method: 'PUT', text: (x: Work) => String(wanted('policy')(x)) } as const;

export default defineType({
  token: 'alicloud:oss/bucketPolicy:BucketPolicy',
  product: 'oss',
  // The text is kept with its keys in order.
  reads: [{ ...policy, method: 'GET', set: (document, x) => ({ bucket: x.id, policy: sortedText(document) }) }],
  create: [put],
  newId: (x) => String(x.get('bucket')),
  updates: [{ ...put, on: 'policy' }],
  remove: [{ ...policy, method: 'DELETE', text: () => '{}' }],
  suppress: { policy: (x) => sortedText(parsed(x.get('policy'))) === sortedText(parsed(x.was('policy'))) },
});

function parsed(text: unknown): Reply | undefined {
  return typeof text === 'string' ? (JSON.parse(text) as Reply) : undefined;
}

function sortedText(document: unknown): string {
  return JSON.stringify(document, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  );
}
