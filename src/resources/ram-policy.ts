import { defineResourceType, type Reply } from '../model/resource-type.ts';

/** True for a document with a statement that allows every action on every resource. */
function isFullAdmin(document: unknown): boolean | undefined {
  const policy: unknown = typeof document === 'string' ? JSON.parse(document) : document;
  const raw = (policy as Reply | null | undefined)?.Statement;
  if (raw === undefined) return undefined;
  const statements = (Array.isArray(raw) ? raw : [raw]) as readonly Reply[];
  return statements.some(
    (statement) =>
      statement.Effect === 'Allow' && names(statement.Action).some(isEverything) && names(statement.Resource).some(isEverything),
  );
}

function names(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isEverything(name: unknown): boolean {
  return name === '*' || name === '*:*' || name === 'acs:*:*:*:*';
}

export default defineResourceType({
  type: 'ACS::RAM::Policy',
  title: { en: 'Custom RAM policy', 'zh-CN': '自定义权限策略' },
  product: 'ram',
  scope: 'global',
  list: {
    action: 'ListPolicies',
    params: { PolicyType: 'Custom' },
    paging: { style: 'marker', marker: 'Marker', out: 'Marker', truncated: 'IsTruncated', size: 'MaxItems', max: 1000 },
    items: 'Policies.Policy',
  },
  identity: { id: 'PolicyName', created: 'CreateDate', tags: 'Tags.Tag' },
  details: {
    version: {
      action: 'GetPolicyVersion',
      params: { PolicyName: '${item.PolicyName}', PolicyType: 'Custom', VersionId: '${item.DefaultVersion}' },
    },
  },
  fields: {
    attachments: {
      title: { en: 'Attachments', 'zh-CN': '引用次数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'AttachmentCount',
    },
    isFullAdmin: {
      title: { en: 'Grants everything', 'zh-CN': '授予完全管理权限' },
      type: 'boolean',
      from: { detail: 'version' },
      path: 'PolicyVersion.PolicyDocument',
      read: isFullAdmin,
    },
  },
  sample: { attachments: 1, isFullAdmin: false },
});
