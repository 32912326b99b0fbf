import type { Caller, Credential } from '../call.ts';
import type { Estate } from './estate.ts';
import type { Attachment } from './identity-kinds.ts';
import type { Row } from './product.ts';
import type { PolicyDocument } from './ram-policy.ts';
import { Draw, hashOf } from './random.ts';

/** The key with this id: a root's, a user's or a session's. */
export function credentialOf(estate: Estate, accessKeyId: string): Credential | undefined {
  const root = estate.accounts.find((account) => account.accessKeyId === accessKeyId);
  if (root) return { caller: rootCaller(root.id, accessKeyId), secret: root.secret, isActive: true };
  const session = estate.sessions.get(accessKeyId);
  if (session) return session;
  const key = estate.findAnywhere('ram.access-key', accessKeyId);
  const user = key && estate.find('ram.user', key.account, String(key.state['UserName']));
  if (!key || !user) return undefined;
  return {
    caller: userCaller(user, accessKeyId),
    secret: String(key.state['AccessKeySecret']),
    isActive: key.state['Status'] === 'Active',
  };
}

export function rootCaller(accountId: string, accessKeyId: string): Caller {
  return { accessKeyId, accountId, kind: 'root', name: 'root', principalId: accountId, arn: `acs:ram::${accountId}:root` };
}

function userCaller(user: Row, accessKeyId: string): Caller {
  const { account: accountId, id: name } = user;
  return {
    accessKeyId,
    accountId,
    kind: 'user',
    name,
    principalId: String(user.state['UserId']),
    arn: `acs:ram::${accountId}:user/${name}`,
  };
}

/** Opens a session of a role. The same order of calls gives the same keys. */
export function openSession(
  estate: Estate,
  role: Row,
  name: string,
  seconds: number,
  policy?: string,
): Credential & { readonly securityToken: string; readonly expiresAt: number } {
  const draw = new Draw(hashOf(`${estate.seed}/session`, estate.sessions.size));
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789';
  const accessKeyId = `STS.N${draw.chars(24, letters)}`;
  const caller: Caller = {
    accessKeyId,
    accountId: role.account,
    kind: 'role',
    name: `${role.id}/${name}`,
    principalId: `${role.state['RoleId']}:${name}`,
    arn: `acs:ram::${role.account}:assumed-role/${role.id}/${name}`,
  };
  const session = {
    caller,
    secret: draw.chars(44, letters),
    securityToken: `CAIS${draw.chars(256, letters)}`,
    expiresAt: estate.clock.now() + seconds * 1000,
    isActive: true,
    ...(policy !== undefined && policy !== '' && { policy }),
  };
  estate.sessions.set(accessKeyId, session);
  return session;
}

/** The policies of a caller, and those that narrow a session. Undefined: may do everything. */
export function documentsOf(
  estate: Estate,
  caller: Caller,
): { readonly own: readonly PolicyDocument[]; readonly session?: readonly PolicyDocument[] } | undefined {
  if (caller.kind === 'root') return undefined;
  const account = caller.accountId;
  const documents = (row: Row | undefined) =>
    ((row?.state['policies'] ?? []) as readonly Attachment[]).flatMap((one) => documentOf(estate, account, one) ?? []);
  if (caller.kind === 'user') {
    const user = estate.find('ram.user', account, caller.name);
    const groups = ((user?.state['groups'] ?? []) as readonly string[]).map((name) => estate.find('ram.group', account, name));
    return { own: [user, ...groups].flatMap(documents) };
  }
  const own = documents(estate.find('ram.role', account, caller.name.split('/')[0] ?? ''));
  const policy = estate.sessions.get(caller.accessKeyId)?.policy;
  return policy === undefined ? { own } : { own, session: [JSON.parse(policy) as PolicyDocument] };
}

/** The document of an attached policy. */
export function documentOf(estate: Estate, account: string, { name, type }: Attachment): PolicyDocument | undefined {
  if (type === 'System') return systemPolicy(name);
  const document = estate.find('ram.policy', account, name)?.state['PolicyDocument'];
  return document === undefined ? undefined : (JSON.parse(String(document)) as PolicyDocument);
}

const reading = ['Describe*', 'List*', 'Get*', 'Query*', 'Check*', 'BatchGet*', 'Search*', 'Lookup*'];

/** Documents of the policies that Alibaba Cloud itself keeps, by the way they are named. */
export function systemPolicy(name: string): PolicyDocument | undefined {
  const allow = (actions: readonly string[]): PolicyDocument => ({
    Version: '1',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
  });
  if (name === 'AdministratorAccess') return allow(['*']);
  if (name === 'ReadOnlyAccess') return allow(reading.map((verb) => `*:${verb}`));
  const [, product, level] = /^Aliyun(.+?)(FullAccess|ReadOnlyAccess)$/.exec(name) ?? [];
  if (product === undefined) return undefined;
  const prefix = ramNames[product] ?? product.toLowerCase();
  return allow(level === 'FullAccess' ? [`${prefix}:*`] : reading.map((verb) => `${prefix}:${verb}`));
}

/** Names of products in system policies, where RAM actions write them otherwise. */
const ramNames: Readonly<Record<string, string>> = {
  BSS: 'bss*',
  CloudMonitor: 'cms',
  Log: 'log',
  KvStore: 'kvstore',
  MongoDB: 'dds',
  ContainerRegistry: 'cr',
  CS: 'cs',
  STSAssumeRole: 'sts',
  YundunSAS: 'yundun-sas',
  YundunWAF: 'yundun-waf',
  DNS: 'alidns',
  SSLCertificates: 'yundun-cert',
};
