import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:cdn/domainConfig:DomainConfig',
  title: { en: 'Function of a CDN domain', 'zh-CN': 'CDN 域名功能配置' },
  importId: '${id}:${vars.function}:${vars.config}',
  required: ['domainName', 'functionName', 'functionArgs'],
  properties: {
    domainName: { title: { en: 'Domain', 'zh-CN': '域名' } },
    functionName: { title: { en: 'Function', 'zh-CN': '功能' } },
    functionArgs: { title: { en: 'Settings', 'zh-CN': '参数' } },
  },
  permissions: {
    read: ['cdn:DescribeCdnDomainConfigs', 'cdn:DescribeCdnDomainDetail'],
    write: ['cdn:BatchSetCdnDomainConfig', 'cdn:DeleteSpecificConfig'],
  },
  seconds: 38,
});
