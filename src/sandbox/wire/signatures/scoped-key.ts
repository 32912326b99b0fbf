import { createHmac } from 'node:crypto';
import { authorizationPart } from './claim.ts';

/** The scope in which a key of the fourth version signs. */
export interface Scope {
  readonly accessKeyId: string;
  /** `20260102` */
  readonly day: string;
  readonly region: string;
  readonly product: string;
}

const keys = new Map<string, Buffer>();
const CACHE_SIZE = 1_000;

/** Reads `Credential=key/day/region/product/aliyun_v4_request`; undefined when it is cut short. */
export function readScope(authorization: string): Scope | undefined {
  const [accessKeyId, day, region, product, end] = authorizationPart(authorization, 'Credential')?.split('/') ?? [];
  return accessKeyId && day && region && product && end === 'aliyun_v4_request' ? { accessKeyId, day, region, product } : undefined;
}

/** `day/region/product/aliyun_v4_request` */
export function scopeText({ day, region, product }: Scope): string {
  return `${day}/${region}/${product}/aliyun_v4_request`;
}

/** The signing key of a scope; it holds for a day, so it is kept. */
export function scopedKey(secret: string, scope: Scope): Buffer {
  const name = `${secret}/${scopeText(scope)}`;
  const known = keys.get(name);
  if (known) return known;
  if (keys.size >= CACHE_SIZE) keys.clear();
  const steps = [scope.day, scope.region, scope.product, 'aliyun_v4_request'];
  const key = steps.reduce<Buffer>((last, step) => createHmac('sha256', last).update(step).digest(), Buffer.from(`aliyun_v4${secret}`));
  keys.set(name, key);
  return key;
}
