import { kind, type Make } from '../../engine/index.ts';

const dayMs = 86_400_000;
const soonDays = 30;

function makeCertificate(m: Make) {
  const name = String(m.given['CommonName'] ?? `${m.app}-${m.index + 1}.qingcheng.example`);
  const isUpload = m.given['isUpload'] === true;
  return {
    CertificateId: Number(m.id),
    Name: m.name,
    CommonName: name,
    Domain: name,
    Sans: name,
    Algorithm: 'RSA',
    Issuer: isUpload ? "Let's Encrypt" : 'DigiCert Inc',
    RootBrand: isUpload ? '' : 'DigiCert',
    ProductName: isUpload ? '' : 'DigiCert DV 通配符',
    ProductCode: isUpload ? '' : 'digicert-dv-wildcard',
    CertType: isUpload ? '' : 'DV',
    DomainType: 'ONE',
    DomainCount: 1,
    Country: 'CN',
    Province: 'Zhejiang',
    City: 'Hangzhou',
    OrgName: isUpload ? '' : '青橙商城',
    Fingerprint: m.chars(40, '0123456789ABCDEF'),
    Sha2: m.chars(64, '0123456789ABCDEF'),
    SerialNo: m.chars(32, '0123456789abcdef'),
    InstanceId: isUpload ? '' : `cas-ivauto-${m.chars(6)}`,
    OrderId: isUpload ? 0 : m.int(10_000_000, 99_999_999),
    ResourceGroupId: '',
    TrusteeStatus: 'unTrustee',
    SourceType: isUpload ? 'upload' : 'aliyun',
    isUpload,
    beginsAt: m.createdAt,
    /** When it ends, epoch milliseconds. */
    endsAt: m.openedAt + m.int(60, 360) * dayMs,
  };
}

export type Certificate = ReturnType<typeof makeCertificate>;

/** What the clock says of a certificate. */
export function termOf({ endsAt }: Certificate, now: number): 'ISSUED' | 'WILLEXPIRED' | 'EXPIRED' {
  if (endsAt <= now) return 'EXPIRED';
  return endsAt - now <= soonDays * dayMs ? 'WILLEXPIRED' : 'ISSUED';
}

/** SSL certificates, bought here or uploaded. */
export const certificate = kind<Certificate>({
  kind: 'cas.certificate',
  type: 'ACS::SSLCertificatesService::Certificate',
  id: '{digits:8}',
  name: 'Name',
  scope: 'global',
  share: 0.3,
  ageDays: [5, 300],
  arn: 'acs:yundun-cert:*:{account}:certificate/{id}',
  notFound: [404, 'NotFound', 'The specified certificate does not exist.'],
  make: makeCertificate,
  flaws: {
    ending: { rate: 0.05, set: (state) => ({ endsAt: state.beginsAt + 330 * dayMs }) },
    uploaded: {
      rate: 0.3,
      set: { isUpload: true, Issuer: "Let's Encrypt", SourceType: 'upload', CertType: '', InstanceId: '', OrderId: 0 },
    },
  },
});
