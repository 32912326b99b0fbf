import { X509Certificate } from 'node:crypto';
import { type Action, type Context, type Fields, type Refusal, type Row, second, update, write } from '../../engine/index.ts';
import { type Domain, type DomainCertificate, type DomainConfig, domain } from './domain.ts';

const takesSeconds = 5;
const mostDomains = 50;
const malformed: Refusal = [400, 'InvalidFunctions.Malformed', 'The specified Functions is incorrectly formatted.'];
const badArgs: Refusal = [400, 'InvalidFunctionArgs.Malformed', 'The specified FunctionArgs is invalid.'];
const tooMany: Refusal = [400, 'TooManyDomains', 'The count of domain is over 50.'];
const offline: Refusal = [404, 'InvalidDomain.Offline', 'The domain provided is offline.'];
const noCertificate: Refusal = [400, 'Certificate.NotFind', 'Not find the certificate info.'];
const noPublicPart: Refusal = [400, 'SSLPub.MissingParameter', 'The Cert parameter is required.'];
const noKey: Refusal = [400, 'Certificate.KeyNull', 'The private key is required.'];
const badFormat: Refusal = [400, 'Certificate.FormatError', 'The format of the certificate is invalid.'];
const over: Refusal = [400, 'Certificate.Expired', 'The certificate has expired.'];

/** One setting as a call asks for it. */
interface Wanted {
  readonly name: string;
  readonly id: string;
  readonly args: DomainConfig['args'];
}

/** `Functions` of a call: JSON with names and values as texts. */
function wantedIn(x: Context): readonly Wanted[] {
  const list = parsed(x, x.text('Functions'));
  return list.map((one) => {
    const { functionName, functionArgs, configId } = one;
    if (typeof functionName !== 'string' || !Array.isArray(functionArgs)) return x.refuse(malformed);
    const args = (functionArgs as readonly Fields[]).map(({ argName, argValue }) => [argName, argValue] as const);
    if (args.some(([name, value]) => typeof name !== 'string' || typeof value !== 'string')) return x.refuse(badArgs);
    return {
      name: functionName,
      id: configId === undefined ? '' : String(configId),
      args: Object.fromEntries(args) as DomainConfig['args'],
    };
  });
}

function parsed(x: Context, text: string): readonly Fields[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.length > 0 ? (list as readonly Fields[]) : x.refuse(malformed);
  } catch {
    return x.refuse(malformed);
  }
}

/** A domain that can be configured now. */
function ready(x: Context, name: string): Row<Domain> {
  const row = x.get(domain, name);
  if (row.state.DomainStatus === 'configuring') x.refuse([403, 'ServiceBusy', 'The specified Domain is configuring, please retry later.']);
  return row.state.DomainStatus === 'offline' ? x.refuse(offline) : row;
}

/** Lays settings over a domain; for some seconds they are on their way to the edge. */
function configure(x: Context, row: Row<Domain>, set: Fields & { readonly configs?: readonly DomainConfig[] }): void {
  const changed = x.change(row, { ...set, DomainStatus: 'configuring', GmtModified: second(x.now) });
  const configs = changed.state.configs.map((one) => ({ ...one, status: 'success' as const }));
  x.later(takesSeconds, changed, { DomainStatus: 'online', configs });
}

/** Id of a new setting: the next of all that the domain has had. */
function newId(row: Row<Domain>, place: number): string {
  return String(Math.max(0, ...row.state.configs.map(({ id }) => Number(id))) + 1 + place);
}

function applied(x: Context, row: Row<Domain>, wanted: readonly Wanted[]): readonly DomainConfig[] {
  const changes = wanted.map((one, place): DomainConfig => {
    const known = row.state.configs.find(({ id, name }) => name === one.name && (one.id === '' || id === one.id));
    return { id: known?.id ?? newId(row, place), name: one.name, args: one.args, status: 'configuring' };
  });
  const known = row.state.configs.map((one) => changes.find(({ id }) => id === one.id) ?? one);
  const added = changes.filter(({ id }) => !row.state.configs.some((one) => one.id === id));
  configure(x, row, { configs: [...known, ...added] });
  return changes;
}

/** The certificate that a call chooses. */
function chosen(x: Context, { state }: Row<Domain>): DomainCertificate {
  const type = x.text('CertType') === '' ? 'upload' : x.text('CertType');
  if (type === 'cas') {
    const found = x.find('cas.certificate', x.text('CertId')) ?? x.where('cas.certificate', 'Name', x.text('CertName'))[0];
    if (!found) return x.refuse(noCertificate);
    return { type, id: found.id, name: String(found.state['Name']), endsAt: Number(found.state['endsAt']), pem: '' };
  }
  const name = x.text('CertName') === '' ? state.certificate.name : x.text('CertName');
  return { type: 'upload', id: state.certificate.id, name, endsAt: endOf(x, x.text('SSLPub')), pem: x.text('SSLPub') };
}

/** When an uploaded certificate ends, epoch milliseconds; one that is none or is over is refused. */
function endOf(x: Context, pem: string): number {
  if (pem === '') x.refuse(noPublicPart);
  if (x.text('SSLPri') === '') x.refuse(noKey);
  const endsAt = Date.parse(parsedPem(pem)?.validTo ?? '');
  if (Number.isNaN(endsAt)) x.refuse(badFormat);
  return endsAt > x.now ? endsAt : x.refuse(over);
}

function parsedPem(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

const resource = (x: Context) => x.arn(domain, x.texts('DomainNames')[0] ?? '');

export const writes: Readonly<Record<string, Action>> = {
  BatchSetCdnDomainConfig: write(
    (x) => {
      const names = x.texts('DomainNames');
      if (names.length > mostDomains) x.refuse(tooMany);
      const wanted = wantedIn(x);
      const rows = names.map((name) => ready(x, name));
      const models = rows.flatMap((row) =>
        applied(x, row, wanted).map(({ id, name }) => ({ ConfigId: Number(id), DomainName: row.id, FunctionName: name })),
      );
      return { DomainConfigList: { DomainConfigModel: models } };
    },
    { needs: ['DomainNames', 'Functions'], resource },
  ),
  DeleteSpecificConfig: write(
    (x) => {
      const row = ready(x, x.text('DomainName'));
      const configs = row.state.configs.filter(({ id }) => id !== x.text('ConfigId'));
      if (configs.length < row.state.configs.length) configure(x, row, { configs });
      return {};
    },
    { needs: ['DomainName', 'ConfigId'], resource: (x) => x.arn(domain, x.text('DomainName')) },
  ),
  SetCdnDomainSSLCertificate: update({
    kind: domain,
    id: 'DomainName',
    needs: ['SSLProtocol'],
    guard: (state) => (state.DomainStatus === 'offline' ? offline : undefined),
    also: (_, row, x) =>
      x.text('SSLProtocol') === 'off'
        ? { SslProtocol: 'off' }
        : { SslProtocol: 'on', certificate: chosen(x, row), GmtModified: second(x.now) },
  }),
};
