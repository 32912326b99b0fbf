import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:cs/registryEnterpriseRepo:RegistryEnterpriseRepo',
  title: { en: 'Image repository', 'zh-CN': '镜像仓库' },
  importId: '${fields.instanceId}:${fields.namespace}:${name}',
  required: ['instanceId', 'namespace', 'repoType', 'summary'],
  // Without it the engine makes up a name of its own.
  kept: ['name'],
  properties: {
    repoType: { title: { en: 'Repository type', 'zh-CN': '仓库类型' }, field: 'visibility' },
  },
  permissions: { read: ['cr:GetRepository'], write: ['cr:UpdateRepository'] },
  seconds: 2,
});
