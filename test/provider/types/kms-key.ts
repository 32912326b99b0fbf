import { changed, defineType, id, pick, region, tags, type Work, wanted } from '../type-file.ts';

const aKey = { KeyId: id };
const key = { action: 'DescribeKey', body: aKey, at: 'KeyMetadata' };
const isOn = (x: Work) => x.get('status') === 'Enabled';

export default defineType({
  token: 'alicloud:kms/key:Key',
  product: 'kms',
  reads: [
    {
      ...key,
      set: (found) => ({
        ...pick(
          found,
          `AutomaticRotation DeletionProtection DeletionProtectionDescription Description DKMSInstanceId:dkmsInstanceId KeySpec KeyUsage
           Origin ProtectionLevel RotationInterval KeyState:status KeyState Arn PrimaryKeyVersion LastRotationDate NextRotationDate
           MaterialExpireTime Creator CreationDate DeleteDate`,
        ),
        isEnabled: found['KeyState'] === 'Enabled',
      }),
    },
    {
      action: 'GetKeyPolicy',
      body: { KeyId: id, PolicyName: 'default' },
      when: (x) => Boolean(x.found['dkmsInstanceId']),
      set: (found) => pick(found, 'Policy'),
    },
    {
      action: 'ListTagResources',
      body: { RegionId: region, 'ResourceId.1': id, ResourceType: 'key' },
      set: (reply) => ({ tags: tags(reply, 'TagResources.TagResource') }),
    },
  ],
  updates: [
    { action: 'EnableKey', on: 'status', when: isOn, body: aKey },
    { action: 'DisableKey', on: 'status', when: (x) => !isOn(x), body: aKey },
    { ...key, on: 'status', before: 10, until: (found, x) => found['KeyState'] === x.get('status') },
    { action: 'UpdateKeyDescription', on: 'description', body: { ...aKey, Description: wanted('description') } },
    {
      action: 'UpdateRotationPolicy',
      on: ['automaticRotation', 'rotationInterval'],
      body: {
        ...aKey,
        EnableAutomaticRotation: (x) => x.get('automaticRotation') === 'Enabled',
        RotationInterval: (x) => (x.get('automaticRotation') === 'Enabled' ? x.get('rotationInterval') || undefined : undefined),
      },
    },
    {
      action: 'SetDeletionProtection',
      on: ['deletionProtection', 'deletionProtectionDescription'],
      body: {
        ...aKey,
        EnableDeletionProtection: (x) => x.get('deletionProtection') === 'Enabled',
        DeletionProtectionDescription: changed('deletionProtectionDescription'),
      },
    },
  ],
  remove: [{ action: 'ScheduleKeyDeletion', body: { ...aKey, PendingWindowInDays: (x) => x.was('pendingWindowInDays') ?? 30 } }],
});
