import { rawOf } from '../../cloud/raw-reply.ts';
import type { Cloud, CloudCall } from '../../model/cloud.ts';
import { CloudError, InputError } from '../../model/errors.ts';

/** An object of OSS. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
}

const bucketForm = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

/** The object that `oss://bucket/key` names; undefined for anything else, such as a file. @throws InputError `bad-object` */
export function objectPlaceOf(place: string): ObjectPlace | undefined {
  if (!place.startsWith('oss:')) return undefined;
  const [, bucket = '', key = ''] = /^oss:\/\/([^/]*)\/(.+)$/s.exec(place) ?? [];
  if (bucketForm.test(bucket) && !key.startsWith('/') && Buffer.byteLength(key) <= 1023) return { bucket, key };
  throw new InputError('bad-object', {
    en: `${place}: write oss://<bucket>/<key>, such as oss://qingcheng-audit/xunjian/head.json.`,
    'zh-CN': `${place}：请写成 oss://<存储桶>/<对象名>，例如 oss://qingcheng-audit/xunjian/head.json。`,
  });
}

/** Writes a text as an object. @param region where to ask first. @throws CloudError; it names oss:PutObject where that is missing */
export async function writeObject(cloud: Cloud, place: ObjectPlace, region: string, text: string): Promise<void> {
  await atHome(region, (home) => cloud.call({ ...callOf(place, home), action: 'PutObject', method: 'PUT', body: text }));
}

/** The JSON of an object. @throws CloudError; it names oss:GetObject where that is missing, and is `not-found` where nothing is kept */
export async function readObject(cloud: Cloud, place: ObjectPlace, region: string): Promise<unknown> {
  return await atHome(region, (home) => cloud.call({ ...callOf(place, home), action: 'GetObject' }));
}

function callOf({ bucket, key }: ObjectPlace, region: string): Omit<CloudCall, 'action'> {
  return { product: 'oss', region, host: bucket, path: `/${key.split('/').map(encoded).join('/')}`, params: {} };
}

const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Only the bucket's own region serves it; OSS says which that is when it is asked elsewhere. */
async function atHome<T>(region: string, use: (region: string) => Promise<T>): Promise<T> {
  try {
    return await use(region);
  } catch (error) {
    const raw = error instanceof CloudError ? (rawOf(error) ?? '') : '';
    const home = /<Endpoint>oss-([a-z0-9-]+?)(?:-internal)?\.aliyuncs\.com<\/Endpoint>/.exec(raw)?.[1];
    if (home === undefined || home === region) throw error;
    return await use(home);
  }
}
