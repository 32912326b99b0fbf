import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:cdn/domainNew:DomainNew',
  title: { en: 'CDN domain', 'zh-CN': 'CDN 域名' },
  importId: '${id}',
  required: ['cdnType', 'domainName', 'sources'],
  properties: {
    // The old public part comes back as a secret, so the block is not compared with our own reading.
    certificateConfig: { title: { en: 'Certificate', 'zh-CN': 'HTTPS 证书' } },
  },
  permissions: {
    read: ['cdn:DescribeCdnDomainDetail', 'cdn:DescribeDomainCertificateInfo', 'cdn:ListTagResources'],
    write: ['cdn:SetCdnDomainSSLCertificate'],
  },
  seconds: 5,
});
