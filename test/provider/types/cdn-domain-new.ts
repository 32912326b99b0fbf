import { asSecret, isSame } from '../bridge/values.ts';
import { type Attributes, defineType, id, listAt, pick, region, tags, type Work } from '../type-file.ts';

const detail = { action: 'DescribeCdnDomainDetail', body: { DomainName: id }, at: 'GetDomainDetailModel' } as const;
const config = (x: Work) => (x.get('certificateConfig') ?? {}) as Attributes;
const former = (x: Work) => (x.was('certificateConfig') ?? {}) as Attributes;
/** What the program does not name is as it was. */
const member = (name: string) => (x: Work) => config(x)[name] ?? former(x)[name] ?? '';

export default defineType({
  token: 'alicloud:cdn/domainNew:DomainNew',
  product: 'cdn',
  reads: [
    { ...detail, set: domainOf },
    { action: 'DescribeDomainCertificateInfo', body: { DomainName: id }, at: 'CertInfos.CertInfo', set: certificateOf },
    {
      action: 'ListTagResources',
      body: { RegionId: region, 'ResourceId.1': id, ResourceType: 'DOMAIN' },
      set: (found) => ({ tags: tags(found, 'TagResources.TagResource') }),
    },
  ],
  updates: [
    {
      action: 'SetCdnDomainSSLCertificate',
      on: 'certificateConfig',
      body: {
        CertId: member('certId'),
        CertName: member('certName'),
        CertRegion: member('certRegion'),
        CertType: member('certType'),
        DomainName: id,
        SSLPri: member('privateKey'),
        SSLProtocol: (x) => config(x)['serverCertificateStatus'] ?? 'on',
        SSLPub: member('serverCertificate'),
      },
    },
  ],
  suppress: { certificateConfig: (x) => Object.entries(config(x)).every(([name, value]) => isSame(value, former(x)[name])) },
});

function domainOf(found: Attributes): Attributes {
  return {
    ...pick(found, 'CdnType Cname DomainName ResourceGroupId Scope DomainStatus:status'),
    sources: listAt(found, 'SourceModels.SourceModel').map((source) => ({
      ...pick(source, 'Content Port Type'),
      priority: Number(source['Priority'] ?? 0),
      weight: Number(source['Weight'] ?? 0),
    })),
  };
}

/** The public part is kept as a secret. */
function certificateOf(found: Attributes): Attributes {
  const pem = found['ServerCertificate'];
  return {
    certificateConfig: {
      ...pick(found, 'CertId CertName CertRegion CertType ServerCertificateStatus'),
      ...(pem ? { serverCertificate: asSecret(pem) } : {}),
    },
  };
}
