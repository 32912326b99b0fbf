import { at, defineType, id, pick, type Step, type Work } from '../type-file.ts';

const logging = {
  action: 'BucketLogging',
  path: '/?logging=',
  owner: (x: Work) => String(x.id === '' ? x.get('bucket') : x.id),
  retry: 'oss',
} as const;
const enabled = 'BucketLoggingStatus.LoggingEnabled';
const text = (x: Work, name: string) => String(x.get(name) ?? '');
const put = {
  ...logging,
  method: 'PUT',
  // An empty role goes along.
  text: (x: Work) =>
    `<BucketLoggingStatus><LoggingEnabled><LoggingRole>${text(x, 'loggingRole')}</LoggingRole>` +
    `<TargetPrefix>${text(x, 'targetPrefix')}</TargetPrefix><TargetBucket>${text(x, 'targetBucket')}</TargetBucket>` +
    '</LoggingEnabled></BucketLoggingStatus>',
} as const;
const wait: Step = {
  ...logging,
  method: 'GET',
  before: 5,
  until: (found, x) => at(found, `${enabled}.TargetBucket`) === x.get('targetBucket'),
};
const changing = ['targetBucket', 'targetPrefix', 'loggingRole'];

export default defineType({
  token: 'alicloud:oss/bucketLogging:BucketLogging',
  product: 'oss',
  reads: [
    {
      ...logging,
      method: 'GET',
      at: enabled,
      set: (found, x) => ({ bucket: id(x), ...pick(found, 'TargetBucket TargetPrefix LoggingRole') }),
    },
  ],
  create: [put, wait],
  newId: (x) => String(x.get('bucket')),
  updates: [
    { ...put, on: changing },
    { ...wait, on: changing },
  ],
  remove: [{ ...logging, method: 'DELETE' }],
});
