import { defineType, region, type Work } from '../type-file.ts';

const status = { action: 'DescribeDiskEncryptionByDefaultStatus', body: { RegionId: region } } as const;
const isOther = (x: Work) => x.kept['live']?.['Encrypted'] !== (x.get('encrypted') === true);
const turned = (x: Work) => (x.get('encrypted') === true ? 'EnableDiskEncryptionByDefault' : 'DisableDiskEncryptionByDefault');

export default defineType({
  token: 'alicloud:ecs/diskEncryptionByDefault:DiskEncryptionByDefault',
  product: 'ecs',
  reads: [{ ...status, set: (found) => ({ encrypted: found['Encrypted'] }) }],
  create: [{ action: 'EnableDiskEncryptionByDefault', when: (x) => x.get('encrypted') === true, body: { RegionId: region } }],
  newId: (x) => x.region,
  updates: [
    { ...status, on: 'encrypted', keep: 'live' },
    { action: turned, on: 'encrypted', when: isOther, body: { RegionId: region } },
  ],
});
