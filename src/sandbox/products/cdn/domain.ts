import { kind, type Make, second } from '../../engine/index.ts';

const dayMs = 86_400_000;

/** One setting of a domain. */
export interface DomainConfig {
  readonly id: string;
  readonly name: string;
  /** Argument names and values, all as texts. */
  readonly args: Readonly<Record<string, string>>;
  readonly status: 'success' | 'configuring';
}

/** The certificate that a domain shows to browsers. */
export interface DomainCertificate {
  readonly type: 'cas' | 'upload' | 'free';
  readonly id: string;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly endsAt: number;
  readonly pem: string;
}

const on = { enable: 'on' };

function makeDomain(m: Make) {
  const created = second(m.createdAt);
  const configs: readonly DomainConfig[] = [
    {
      id: m.chars(8, '123456789'),
      name: 'https_tls_version',
      args: { tls10: 'off', tls11: 'off', tls12: 'on', tls13: 'on' },
      status: 'success',
    },
    { id: m.chars(8, '123456789'), name: 'gzip', args: on, status: 'success' },
    { id: m.chars(8, '123456789'), name: 'https_force', args: on, status: 'success' },
  ];
  return {
    DomainId: m.int(1_000_000, 99_999_999),
    DomainName: m.id,
    Cname: `${m.id}.w.kunlunaq.com`,
    CdnType: 'web',
    DomainStatus: 'online',
    Coverage: 'domestic',
    Description: '',
    GmtCreated: created,
    GmtModified: created,
    ResourceGroupId: '',
    Sandbox: 'normal',
    SslProtocol: 'on',
    sources: [{ Content: `origin.${m.id}`, Type: 'domain', Port: 443, Priority: '20', Weight: '10', Enabled: 'online' }],
    configs,
    certificate: {
      type: 'cas',
      id: m.chars(8, '123456789'),
      name: `cert-${m.id}`,
      endsAt: m.openedAt + m.int(60, 360) * dayMs,
      pem: '',
    } as DomainCertificate,
  };
}

export type Domain = ReturnType<typeof makeDomain>;

/** The same settings, of which one has other arguments. */
export const withArgs = (configs: readonly DomainConfig[], name: string, args: DomainConfig['args']): readonly DomainConfig[] =>
  configs.map((config) => (config.name === name ? { ...config, args } : config));

/** Domains that are delivered from the edge. */
export const domain = kind<Domain>({
  kind: 'cdn.domain',
  type: 'ACS::CDN::Domain',
  id: '{name}',
  name: 'DomainName',
  scope: 'global',
  share: 0.5,
  arn: 'acs:cdn:*:{account}:domain/{id}',
  notFound: [404, 'InvalidDomain.NotFound', 'The domain provided does not belong to you.'],
  status: { field: 'DomainStatus', wrong: [403, 'ServiceBusy', 'The specified Domain is configuring, please retry later.'] },
  make: makeDomain,
  flaws: {
    oldTls: {
      rate: 0.1,
      set: (state) => ({ configs: withArgs(state.configs, 'https_tls_version', { tls10: 'on', tls11: 'on', tls12: 'on', tls13: 'off' }) }),
    },
    plain: { rate: 0.1, set: (state) => ({ configs: withArgs(state.configs, 'gzip', { enable: 'off' }) }) },
    ending: { rate: 0.05, set: (state) => ({ certificate: { ...state.certificate, endsAt: Date.parse(state.GmtCreated) + 380 * dayMs } }) },
    http: { rate: 0.1, set: { SslProtocol: 'off' } },
  },
});
