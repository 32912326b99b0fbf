import { absent, defineProduct, list, pages, tagging } from '../engine/index.ts';
import { type Certificate, certificate, termOf } from './cas/certificate.ts';

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** Whether a list of this order type shows it: certificates that are bought, uploaded, or orders; by default bought ones. */
const isOfType = ({ isUpload }: Certificate, type: unknown) => (type === 'UPLOAD' ? isUpload : type === 'BUY' || !isUpload);

const statuses = { ISSUED: 'issued', WILLEXPIRED: 'willExpired', EXPIRED: 'expired' } as const;

/** Certificate Management Service. */
export default defineProduct({
  product: 'cas',
  style: 'RPC',
  versions: ['2020-04-07'],
  hosts: ['cas.aliyuncs.com', 'cas.{region}.aliyuncs.com'],
  ram: 'yundun-cert',
  kinds: [certificate],
  actions: {
    ListUserCertificateOrder: list({
      kind: certificate,
      rows: 'CertificateOrderList',
      page: pages({ page: 'CurrentPage', pageSize: 'ShowSize', size: 50, max: 50 }),
      filter: {
        OrderType: isOfType,
        Status: (state, wanted, _, x) => termOf(state, x.now) === wanted,
        Keyword: (state, wanted) => `${state.Name} ${state.CommonName}`.includes(String(wanted)),
        ResourceGroupId: 'ResourceGroupId',
      },
      view: (state, _, x) => ({
        Upload: state.isUpload,
        // Uploaded certificates carry no order status.
        Status: state.isUpload ? absent : termOf(state, x.now),
        Expired: termOf(state, x.now) === 'EXPIRED',
        StartDate: day(state.beginsAt),
        EndDate: day(state.endsAt),
        CertStartTime: state.beginsAt,
        CertEndTime: state.isUpload ? 0 : state.endsAt,
        BuyDate: state.isUpload ? 0 : state.beginsAt,
      }),
    }),
    ListCertificates: list({
      kind: certificate,
      rows: 'CertificateList',
      page: pages({ page: 'CurrentPage', pageSize: 'ShowSize', size: 50, max: 100 }),
      filter: {
        CertificateSource: 'SourceType',
        CertificateStatus: (state, wanted, _, x) => statuses[termOf(state, x.now)] === wanted,
        InstanceId: 'InstanceId',
        Keyword: (state, wanted) => `${state.Name} ${state.CommonName}`.includes(String(wanted)),
      },
      view: (state, row, x) => ({
        CertificateId: row.id,
        CertIdentifier: `${row.id}-cn-hangzhou`,
        CertificateName: state.Name,
        CertificateSource: state.SourceType,
        CertificateStatus: statuses[termOf(state, x.now)],
        NotBefore: state.beginsAt,
        NotAfter: state.endsAt,
        FingerPrint: state.Fingerprint,
        Serial: state.SerialNo,
        KeySize: 2048,
        ExistPrivateKey: true,
        SubjectAlternativeNames: [state.CommonName],
        UsingProductList: [],
      }),
    }),
    ...tagging({ types: { CERTIFICATE: 'cas.certificate', certificate: 'cas.certificate' } }),
  },
});
