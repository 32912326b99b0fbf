import { GoneError } from '../bridge/run.ts';
import { defineType, id, type Work } from '../type-file.ts';

const versioning = {
  action: 'BucketVersioning',
  path: '/?versioning=',
  owner: (x: Work) => String(x.id === '' ? x.get('bucket') : x.id),
  retry: 'oss',
} as const;
const put = {
  ...versioning,
  method: 'PUT',
  text: (x: Work) => `<VersioningConfiguration><Status>${String(x.get('status'))}</Status></VersioningConfiguration>`,
} as const;

export default defineType({
  token: 'alicloud:oss/bucketVersioning:BucketVersioning',
  product: 'oss',
  reads: [
    {
      ...versioning,
      method: 'GET',
      set: (reply, x) => {
        const found = reply['VersioningConfiguration'];
        const status = typeof found === 'object' && found !== null ? (found as { Status?: unknown }).Status : undefined;
        // A bucket that never had versions answers with an empty element, which counts as "not there".
        if (status === undefined) throw new GoneError(`${x.id} has no versioning`);
        return { bucket: id(x), status };
      },
    },
  ],
  create: [put],
  newId: (x) => String(x.get('bucket')),
  updates: [{ ...put, on: 'status' }],
});
