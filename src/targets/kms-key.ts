import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:kms/key:Key',
  title: { en: 'KMS key', 'zh-CN': 'KMS 密钥' },
  importId: '${id}',
  // Its default is SOFTWARE, and another value would replace the key.
  kept: ['protectionLevel'],
  properties: {
    automaticRotation: {
      title: { en: 'Automatic rotation', 'zh-CN': '自动轮转' },
      field: 'isRotated',
      fromField: (isRotated) => (isRotated === true ? 'Enabled' : 'Disabled'),
      undo: {
        kind: 'partial',
        text: {
          en: 'Rotation is switched off again; versions of the key made meanwhile stay, and data encrypted by them stays readable.',
          'zh-CN': '可重新关闭自动轮转；期间生成的密钥版本会保留，使用其加密的数据仍可解密。',
        },
      },
    },
    rotationInterval: {
      title: { en: 'Rotation interval (31536000s: 365 days)', 'zh-CN': '轮转周期（31536000s：365 天）' },
      staysBehind: true,
    },
    deletionProtection: {
      title: { en: 'Deletion protection', 'zh-CN': '删除保护' },
      field: 'deletionProtection',
      fromField: (isProtected) => (isProtected === true ? 'Enabled' : 'Disabled'),
    },
  },
  permissions: {
    read: ['kms:DescribeKey', 'kms:ListTagResources'],
    write: ['kms:UpdateRotationPolicy', 'kms:SetDeletionProtection'],
  },
  seconds: 2,
});
