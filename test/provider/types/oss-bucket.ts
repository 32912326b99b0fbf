import type { CallError } from '../cloud/errors.ts';
import { type Attributes, at, defineType, pick, type Read, type Work } from '../type-file.ts';
import { rulesOf, rulesText } from './help/lifecycle.ts';

// This client writes a sub-resource without an equals sign.
const part = (name: string) => ({ action: name, path: `/?${name}`, owner: (x: Work) => x.id, retry: 'oss' }) as const;
const isAbsent = (error: CallError) => error.status === 404;
const read = (name: string, set: Read['set'] = () => ({})): Read => ({ ...part(name), method: 'GET', swallow: isAbsent, set });
const rules = (x: Work) => (x.get('lifecycleRules') ?? []) as Parameters<typeof rulesText>[0];

export default defineType({
  token: 'alicloud:oss/bucket:Bucket',
  product: 'oss',
  reads: [
    { ...part('bucketInfo'), method: 'GET', at: 'BucketInfo.Bucket', set: attributes },
    read('cors', (found) => ({ corsRules: corsOf(found) })),
    read('website'),
    read('logging', (found) => ({ logging: loggingOf(found) })),
    read('referer'),
    read('lifecycle', (found) => ({ lifecycleRules: rulesOf(found) })),
    read('policy', (found) => ({ policy: JSON.stringify(found) })),
    read('tagging', (found) => ({ tags: tagsOf(found) })),
    read('transferAcceleration'),
    read('resourceGroup', (found) => ({ resourceGroupId: at(found, 'BucketResourceGroupConfiguration.ResourceGroupId') })),
  ],
  updates: [
    {
      ...part('lifecycle'),
      method: 'PUT',
      on: 'lifecycleRules',
      when: (x) => rules(x).length > 0,
      text: (x) => rulesText(rules(x)),
    },
    { ...part('lifecycle'), method: 'DELETE', on: 'lifecycleRules', when: (x) => rules(x).length === 0 },
  ],
});

function attributes(found: Attributes, x: Work): Attributes {
  const algorithm = at(found, 'ServerSideEncryptionRule.SSEAlgorithm');
  return {
    bucket: x.id,
    acl: at(found, 'AccessControlList.Grant'),
    redundancyType: found['DataRedundancyType'],
    ...pick(found, 'CreationDate ExtranetEndpoint IntranetEndpoint Location StorageClass AccessMonitor'),
    owner: at(found, 'Owner.ID'),
    serverSideEncryptionRule: algorithm === undefined || algorithm === 'None' ? undefined : { sseAlgorithm: algorithm },
    versioning: found['Versioning'] === undefined ? undefined : { status: found['Versioning'] },
  };
}

function corsOf(found: Attributes): unknown {
  const texts = (value: unknown) => (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
  return rowsAt(found, 'CORSConfiguration.CORSRule').map((rule) => ({
    allowedHeaders: texts(rule['AllowedHeader']),
    allowedMethods: texts(rule['AllowedMethod']),
    allowedOrigins: texts(rule['AllowedOrigin']),
    exposeHeaders: texts(rule['ExposeHeader']),
    maxAgeSeconds: Number(rule['MaxAgeSeconds'] ?? 0),
  }));
}

function loggingOf(found: Attributes): unknown {
  const target = at(found, 'BucketLoggingStatus.LoggingEnabled') as Attributes | undefined;
  return target?.['TargetBucket'] === undefined ? undefined : pick(target, 'TargetBucket TargetPrefix');
}

function tagsOf(found: Attributes): unknown {
  return Object.fromEntries(rowsAt(found, 'Tagging.TagSet.Tag').map((tag) => [String(tag['Key']), tag['Value']]));
}

function rowsAt(found: Attributes, path: string): Attributes[] {
  const value = at(found, path);
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]) as Attributes[];
}
