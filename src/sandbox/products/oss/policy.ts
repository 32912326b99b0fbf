import type { Context, Fields, Refusal, Row } from '../../engine/index.ts';
import { type Bucket, isBlocked } from './bucket.ts';

const invalid = (why: string): Refusal => [400, 'InvalidPolicyDocument', `The policy document is invalid: ${why}.`];

/** The policy that a call carries as its JSON body. Throws for one that OSS does not take. */
export function readPolicy(x: Context, row: Row<Bucket>): Fields {
  const policy = x.call.body;
  if (typeof policy !== 'object' || policy === null || policy instanceof Uint8Array) x.refuse(invalid('it is no JSON object'));
  const { Version, Statement } = policy as Fields;
  if (Version !== '1') x.refuse(invalid('Version must be 1'));
  if (!Array.isArray(Statement) || Statement.length === 0) x.refuse(invalid('it has no statement'));
  for (const statement of Statement) {
    const why = faultOf(statement, row.id);
    if (why !== undefined) x.refuse(invalid(why));
  }
  if (Statement.some(isPublic) && isBlocked(x, row))
    x.refuse([403, 'AccessDenied', 'Put public bucket policy is not allowed because of BlockPublicAccess.']);
  return policy as Fields;
}

function faultOf(statement: Fields, name: string): string | undefined {
  if (statement['Effect'] !== 'Allow' && statement['Effect'] !== 'Deny') return 'Effect must be Allow or Deny';
  if (texts(statement['Action']).length === 0) return 'a statement has no Action';
  if (texts(statement['Principal']).length === 0) return 'a statement has no Principal';
  const resources = texts(statement['Resource']);
  if (resources.length === 0) return 'a statement has no Resource';
  const isOwn = (resource: string) => new RegExp(`^acs:oss:[^:]*:[^:]*:(${escaped(name)}|\\*)(/.*)?$`, 's').test(resource);
  return resources.every(isOwn) ? undefined : 'a Resource is not of this bucket';
}

/** True for a statement that lets everybody in without asking where from. */
const isPublic = (statement: Fields) =>
  statement['Effect'] === 'Allow' &&
  texts(statement['Principal']).includes('*') &&
  !/acs:Source(Ip|Vpc)"/i.test(JSON.stringify(statement['Condition'] ?? {}));

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value]).map(String);
