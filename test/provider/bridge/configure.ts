import { Cloud, type Reply } from '../cloud/client.ts';
import { environmentKeys, type Keys } from '../cloud/keys.ts';
import { at } from '../type-file.ts';
import { isObject, type Properties } from './values.ts';

/**
 * The cloud of a provider's arguments: region, account, and the role to assume. Nothing is sent when `accountType` and `accountId`
 * are given and no role is. Throws where keys or the region are missing, and when the role is refused.
 */
export async function configuredCloud(args: Properties): Promise<Cloud> {
  const region = textOf(args, 'region') ?? process.env['ALICLOUD_REGION'] ?? '';
  if (region === '') throw new Error('Invalid Alibaba Cloud region: ""');
  const accountId = textOf(args, 'accountId') ?? '';
  const keys = environmentKeys();
  const role = decoded(args['assumeRole']);
  const own = new Cloud(region, accountId, keys);
  const cloud = isObject(role) ? new Cloud(region, accountId, await assumed(own, role)) : own;
  if (textOf(args, 'accountType') === undefined) await lookForAccountType(cloud);
  return cloud;
}

async function assumed(cloud: Cloud, role: Properties): Promise<Keys> {
  const body = {
    DurationSeconds: String(role['sessionExpiration'] ?? 3600),
    RoleArn: String(role['roleArn'] ?? ''),
    RoleSessionName: String(role['sessionName'] ?? 'terraform'),
    ...(role['policy'] === undefined ? {} : { Policy: String(role['policy']) }),
    ...(role['externalId'] === undefined ? {} : { ExternalId: String(role['externalId']) }),
  };
  const reply = await cloud.call({ product: 'sts', action: 'AssumeRole', body });
  const key = (name: string) => String(at(reply, `Credentials.${name}`) ?? '');
  return { id: key('AccessKeyId'), secret: key('AccessKeySecret'), token: key('SecurityToken') };
}

async function lookForAccountType(cloud: Cloud): Promise<Reply> {
  const body = { PageSize: '20', PageNum: '1', ProductCode: 'vipcloudfw', ProductType: 'vipcloudfw' };
  return await cloud.call({ product: 'bssopenapi', action: 'QueryAvailableInstances', body, retry: 'none' }).catch(() => ({}));
}

/** Arguments that are no text arrive as JSON. */
function decoded(value: unknown): unknown {
  try {
    return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
  } catch {
    return value;
  }
}

function textOf(args: Properties, name: string): string | undefined {
  const value = args[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
