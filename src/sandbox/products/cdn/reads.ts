import { type Action, get, list, pages, type Row, second } from '../../engine/index.ts';
import { type Domain, type DomainConfig, domain } from './domain.ts';

const texts = (value: string) => value.split(',').filter((one) => one !== '');

/** A setting as a reply shows it. */
function shown({ id, name, args, status }: DomainConfig) {
  const pairs = Object.entries(args).map(([ArgName, ArgValue]) => ({ ArgName, ArgValue }));
  return { ConfigId: id, FunctionName: name, Status: status, ParentId: '', FunctionArgs: { FunctionArg: pairs } };
}

function sourcesOf({ state }: Row<Domain>) {
  return state.sources.map(({ Enabled: _, ...source }) => source);
}

function certificateRow({ id, state }: Row<Domain>, now: number) {
  const { certificate } = state;
  const isOn = state.SslProtocol === 'on';
  const own = {
    CertName: certificate.name,
    CertId: certificate.id,
    CertType: certificate.type,
    CertDomainName: id,
    CertExpireTime: second(certificate.endsAt),
    CertStartTime: state.GmtModified,
    CertUpdateTime: state.GmtModified,
    CertLife: 'months',
    CertOrg: certificate.type === 'upload' ? "Let's Encrypt" : 'DigiCert Inc',
    CertRegion: 'cn-hangzhou',
    ServerCertificate: certificate.pem,
    Status: certificate.endsAt > now ? 'success' : 'expired',
  };
  return { DomainName: id, DomainCnameStatus: 'ok', ServerCertificateStatus: state.SslProtocol, ...(isOn && own) };
}

export const reads: Readonly<Record<string, Action>> = {
  DescribeUserDomains: list({
    kind: domain,
    rows: 'Domains.PageData',
    page: pages({ size: 20, max: 500 }),
    filter: {
      DomainName: (state, wanted, _, x) =>
        x.text('DomainSearchType') === 'full_match' ? state.DomainName === wanted : state.DomainName.includes(String(wanted)),
      DomainStatus: 'DomainStatus',
      CdnType: 'CdnType',
      Coverage: 'Coverage',
      ResourceGroupId: 'ResourceGroupId',
    },
    view: (_, row) => ({ Sources: { Source: sourcesOf(row) } }),
  }),
  DescribeCdnDomainDetail: get({
    kind: domain,
    id: 'DomainName',
    at: 'GetDomainDetailModel',
    view: (state) => ({
      HttpsCname: state.Cname,
      Scope: state.Coverage,
      ServerCertificateStatus: state.SslProtocol,
      SourceModels: { SourceModel: state.sources },
    }),
  }),
  DescribeCdnDomainConfigs: {
    run(x) {
      const { configs } = x.get(domain, x.text('DomainName')).state;
      const names = texts(x.text('FunctionNames'));
      const id = x.text('ConfigId');
      const wanted = configs.filter((one) => (names.length === 0 || names.includes(one.name)) && (id === '' || one.id === id));
      return { DomainConfigs: { DomainConfig: wanted.map(shown) } };
    },
    needs: ['DomainName'],
    resource: (x) => x.arn(domain, x.text('DomainName')),
  },
  DescribeDomainCertificateInfo: {
    run: (x) => ({ CertInfos: { CertInfo: [certificateRow(x.get(domain, x.text('DomainName')), x.now)] } }),
    needs: ['DomainName'],
    resource: (x) => x.arn(domain, x.text('DomainName')),
  },
};
