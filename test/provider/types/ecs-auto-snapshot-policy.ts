import { type Attributes, at, changed, defineType, id, pick, region, tags, type Work, wanted } from '../type-file.ts';

const named = { autoSnapshotPolicyId: id, regionId: region };

export default defineType({
  token: 'alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy',
  product: 'ecs',
  reads: [
    {
      action: 'DescribeAutoSnapshotPolicyEx',
      body: { AutoSnapshotPolicyId: id, RegionId: region },
      at: 'AutoSnapshotPolicies.AutoSnapshotPolicy',
      set: (found) => ({
        ...pick(
          found,
          `AutoSnapshotPolicyName AutoSnapshotPolicyName:name CopiedSnapshotsRetentionDays CreationTime:createTime EnableCrossRegionCopy
           RegionId ResourceGroupId RetentionDays Status AssociationType`,
        ),
        copyEncryptionConfiguration: encryption(found['CopyEncryptionConfiguration'] as Attributes | undefined),
        repeatWeekdays: listIn(found['RepeatWeekdays']),
        timePoints: listIn(found['TimePoints']),
        targetCopyRegions: listIn(found['TargetCopyRegions'] ?? '[]'),
        tags: tags(found, 'Tags.Tag'),
      }),
    },
  ],
  create: [
    {
      action: 'CreateAutoSnapshotPolicy',
      body: {
        regionId: region,
        autoSnapshotPolicyName: changed('autoSnapshotPolicyName'),
        retentionDays: wanted('retentionDays'),
        repeatWeekdays: json('repeatWeekdays'),
        timePoints: json('timePoints'),
        EnableCrossRegionCopy: changed('enableCrossRegionCopy'),
        CopiedSnapshotsRetentionDays: changed('copiedSnapshotsRetentionDays'),
        TargetCopyRegions: regions,
        ResourceGroupId: changed('resourceGroupId'),
      },
      keep: 'made',
    },
  ],
  newId: (x) => String(x.kept['made']?.['AutoSnapshotPolicyId'] ?? ''),
  updates: [
    {
      // The whole policy travels with every change.
      action: 'ModifyAutoSnapshotPolicyEx',
      on: [
        'autoSnapshotPolicyName',
        'retentionDays',
        'repeatWeekdays',
        'timePoints',
        'enableCrossRegionCopy',
        'copiedSnapshotsRetentionDays',
        'targetCopyRegions',
        'copyEncryptionConfiguration',
      ],
      body: {
        ...named,
        autoSnapshotPolicyName: changed('autoSnapshotPolicyName'),
        retentionDays: wanted('retentionDays'),
        repeatWeekdays: json('repeatWeekdays'),
        timePoints: json('timePoints'),
        EnableCrossRegionCopy: (x) => x.get('enableCrossRegionCopy') ?? false,
        CopiedSnapshotsRetentionDays: changed('copiedSnapshotsRetentionDays'),
        TargetCopyRegions: regions,
        'CopyEncryptionConfiguration.Encrypted': (x) => at(x.get('copyEncryptionConfiguration'), 'encrypted') ?? false,
        'CopyEncryptionConfiguration.KMSKeyId': (x) => at(x.get('copyEncryptionConfiguration'), 'kmsKeyId') || undefined,
      },
    },
  ],
  remove: [{ action: 'DeleteAutoSnapshotPolicy', body: named }],
});

function encryption(found: Attributes | undefined): Attributes | undefined {
  return found === undefined ? undefined : pick(found, 'Encrypted KMSKeyId:kmsKeyId');
}

/** A list that is sent as the JSON text it was. Throws for an empty text, as the real plugin does. */
function listIn(text: unknown): unknown {
  return text === undefined ? undefined : JSON.parse(String(text));
}

function json(name: string): (x: Work) => string {
  return (x) => JSON.stringify(x.get(name));
}

/** An empty list is not sent: the cloud keeps what it has. */
function regions(x: Work): string | undefined {
  const list = x.get('targetCopyRegions');
  return x.has('targetCopyRegions') && Array.isArray(list) && list.length > 0 ? JSON.stringify(list) : undefined;
}
