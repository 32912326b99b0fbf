/** The resource types of buckets, file systems, logs, backups, keys and trails, and which rules are theirs. */
import type { ResourceType } from '../../src/model/resource-type.ts';

const files = [
  'account',
  'action-trail-trail',
  'hbr-backup-plan',
  'hbr-policy-binding',
  'hbr-vault',
  'kms-key',
  'nas-access-group',
  'nas-file-system',
  'oss-bucket',
  'sls-log-store',
];

/** By their codes; the account is there for the rule about trails. */
export async function storageTypes(): Promise<ReadonlyMap<string, ResourceType>> {
  const modules = await Promise.all(files.map((file) => import(`../../src/resources/${file}.ts`)));
  return new Map(modules.map(({ default: type }: { default: ResourceType }) => [type.type, type]));
}

export const storageRules = (id: string) => /\/(oss|nas|sls|log|hbr|kms|actiontrail)-/.test(id);
