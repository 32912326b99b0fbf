import type { Reply } from '../../model/resource-type.ts';

// What an update through Pulumi reads and writes again; anything else in a rule would be lost.
const members: Readonly<Record<string, readonly string[]>> = {
  '': [
    'ID',
    'Prefix',
    'Status',
    'Expiration',
    'AbortMultipartUpload',
    'Transition',
    'NoncurrentVersionExpiration',
    'NoncurrentVersionTransition',
    'Tag',
    'Filter',
  ],
  Expiration: ['Days', 'Date', 'CreatedBeforeDate', 'ExpiredObjectDeleteMarker'],
  AbortMultipartUpload: ['Days', 'CreatedBeforeDate'],
  Transition: ['Days', 'CreatedBeforeDate', 'StorageClass', 'IsAccessTime', 'ReturnToStdWhenVisit'],
  NoncurrentVersionExpiration: ['NoncurrentDays'],
  NoncurrentVersionTransition: ['NoncurrentDays', 'StorageClass', 'IsAccessTime', 'ReturnToStdWhenVisit'],
  Tag: ['Key', 'Value'],
  Filter: ['ObjectSizeGreaterThan', 'ObjectSizeLessThan', 'Not'],
};

/** Whether a lifecycle rule holds only what is written back when the rules of its bucket are changed; its id among it. */
export function isPlainRule(rule: Reply): boolean {
  return (
    typeof rule.ID === 'string' &&
    rule.ID !== '' &&
    hasOnly(rule, '') &&
    Object.entries(rule).every(([name, part]) => isPlainPart(name, part))
  );
}

function isPlainPart(name: string, part: unknown): boolean {
  const parts = Array.isArray(part) ? part : [part];
  return parts.every((one) => one === null || typeof one !== 'object' || hasOnly(one as Reply, name));
}

function hasOnly(part: Reply, name: string): boolean {
  return Object.keys(part).every((key) => members[name]?.includes(key));
}
