import { defineResourceType } from '../model/resource-type.ts';
import { toSwitch } from './read/words.ts';

const states = ['Enabled', 'Disabled', 'PendingDeletion', 'PendingImport'];

export default defineResourceType({
  type: 'ACS::KMS::Key',
  title: { en: 'KMS key', 'zh-CN': 'KMS 密钥' },
  product: 'kms',
  scope: 'regional',
  list: {
    action: 'ListKeys',
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalCount' },
    items: 'Keys.Key',
  },
  identity: { id: 'KeyId' },
  details: { metadata: { action: 'DescribeKey', params: { KeyId: '${item.KeyId}' } } },
  fields: {
    state: {
      title: { en: 'State', 'zh-CN': '状态' },
      type: 'string',
      from: { detail: 'metadata' },
      path: 'KeyMetadata.KeyState',
      values: states,
    },
    isOwn: {
      title: { en: 'Made by the account', 'zh-CN': '用户自建' },
      type: 'boolean',
      from: { detail: 'metadata' },
      path: ['KeyMetadata.Creator', '${accountId}'],
      // Keys that a cloud product made for itself name the product.
      read: (creator, accountId) => (creator === undefined ? undefined : String(creator) === accountId),
    },
    origin: { title: { en: 'Origin', 'zh-CN': '密钥材料来源' }, type: 'string', from: { detail: 'metadata' }, path: 'KeyMetadata.Origin' },
    spec: {
      title: { en: 'Specification', 'zh-CN': '密钥规格' },
      type: 'string',
      from: { detail: 'metadata' },
      path: 'KeyMetadata.KeySpec',
    },
    protectionLevel: {
      title: { en: 'Protection level', 'zh-CN': '保护级别' },
      type: 'string',
      from: { detail: 'metadata' },
      path: 'KeyMetadata.ProtectionLevel',
    },
    isRotated: {
      title: { en: 'Automatic rotation', 'zh-CN': '自动轮转' },
      type: 'boolean',
      from: { detail: 'metadata' },
      path: 'KeyMetadata.AutomaticRotation',
      // A rotation that the service suspended does not rotate.
      read: (word) => (word === 'Suspended' ? false : toSwitch(word)),
      absent: false,
      property: 'automaticRotation',
    },
    deletionProtection: {
      title: { en: 'Deletion protection', 'zh-CN': '删除保护' },
      type: 'boolean',
      from: { detail: 'metadata' },
      path: 'KeyMetadata.DeletionProtection',
      read: toSwitch,
      absent: false,
      property: 'deletionProtection',
    },
  },
  sample: {
    state: 'Enabled',
    isOwn: true,
    origin: 'Aliyun_KMS',
    spec: 'Aliyun_AES_256',
    protectionLevel: 'SOFTWARE',
    isRotated: true,
    deletionProtection: true,
  },
});
