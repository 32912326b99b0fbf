import { at, defineType, id, pick, type Step, type Work } from '../type-file.ts';

const encryption = {
  action: 'BucketEncryption',
  path: '/?encryption=',
  owner: (x: Work) => String(x.id === '' ? x.get('bucket') : x.id),
  retry: 'oss',
} as const;
const rule = 'ServerSideEncryptionRule.ApplyServerSideEncryptionByDefault';
const put = { ...encryption, method: 'PUT', text: ruleOf } as const;
const wait: Step = { ...encryption, method: 'GET', before: 5, until: (found) => at(found, `${rule}.SSEAlgorithm`) !== undefined };

export default defineType({
  token: 'alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption',
  product: 'oss',
  reads: [
    {
      ...encryption,
      method: 'GET',
      at: rule,
      set: (found, x) => ({
        bucket: id(x),
        ...pick(found, 'SSEAlgorithm:sseAlgorithm KMSMasterKeyID:kmsMasterKeyId KMSDataEncryption:kmsDataEncryption'),
      }),
    },
  ],
  create: [put, wait],
  newId: (x) => String(x.get('bucket')),
  updates: [
    { ...put, on: ['sseAlgorithm', 'kmsMasterKeyId', 'kmsDataEncryption'] },
    { ...wait, on: ['sseAlgorithm', 'kmsMasterKeyId', 'kmsDataEncryption'] },
  ],
  remove: [{ ...encryption, method: 'DELETE' }],
});

function ruleOf(x: Work): string {
  const member = (name: string, value: unknown) => (value === undefined || value === '' ? '' : `<${name}>${String(value)}</${name}>`);
  const inner = [
    member('SSEAlgorithm', x.get('sseAlgorithm')),
    member('KMSMasterKeyID', x.get('kmsMasterKeyId')),
    member('KMSDataEncryption', x.get('kmsDataEncryption')),
  ].join('');
  const outer = 'ApplyServerSideEncryptionByDefault';
  return `<ServerSideEncryptionRule><${outer}>${inner}</${outer}></ServerSideEncryptionRule>`;
}
