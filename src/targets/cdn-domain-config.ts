import { defineTarget } from '../model/target.ts';

/** Our own field that holds the id of the setting of a function. */
const configFields: Readonly<Record<string, string>> = { gzip: 'gzip.configId', https_tls_version: 'tls.configId' };

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
  trace: {
    id: ({ domainName, functionName }, domain) => {
      const config = domain?.fields[configFields[String(functionName)] ?? ''];
      return typeof config === 'string' ? `${domainName}:${functionName}:${config}` : config === null ? null : undefined;
    },
    shows: ({ id: domainName, fields }, id) => {
      const [, functionName = ''] = id.split(':');
      const now = fields[configFields[functionName] ?? ''];
      return now === undefined ? undefined : `${domainName}:${functionName}:${now}` === id;
    },
  },
  permissions: {
    read: ['cdn:DescribeCdnDomainConfigs', 'cdn:DescribeCdnDomainDetail'],
    write: ['cdn:BatchSetCdnDomainConfig', 'cdn:DeleteSpecificConfig'],
  },
  seconds: 38,
});
