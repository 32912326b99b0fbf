import type { Reply } from '../cloud/client.ts';
import { at, defineType, id, pick, tags, type Work, wanted } from '../type-file.ts';
import { clientToken } from './help/client-token.ts';

const systems = { action: 'DescribeFileSystems', body: { FileSystemId: id }, at: 'FileSystems.FileSystem' } as const;
const smbAcl = { action: 'DescribeSmbAcl', body: { FileSystemId: id }, at: 'Acl', swallow: true } as const;
const isStandard = (x: Work) => x.found['fileSystemType'] === 'standard';
const speaks = (protocol: string) => (x: Work) => isStandard(x) && x.found['protocolType'] === protocol;

export default defineType({
  token: 'alicloud:nas/fileSystem:FileSystem',
  product: 'nas',
  reads: [
    { ...systems, set: attributes },
    {
      ...smbAcl,
      when: speaks('SMB'),
      set: (found) => ({
        smbAcl: pick(found, 'EnableAnonymousAccess Enabled EncryptData HomeDirPath RejectUnencryptedAccess SuperAdminSid'),
      }),
    },
    {
      action: 'GetRecycleBinAttribute',
      method: 'GET',
      query: { FileSystemId: id },
      at: 'RecycleBinAttribute',
      when: isStandard,
      swallow: (error) => error.isGone,
      set: (found) => ({ recycleBin: pick(found, 'EnableTime ReservedDays SecondarySize Size Status') }),
    },
    {
      action: 'ListTagResources',
      body: { 'ResourceId.1': id, ResourceType: 'filesystem' },
      swallow: (error) => error.isGone,
      set: (found) => ({ tags: tags(found, 'TagResources.TagResource') }),
    },
    {
      action: 'DescribeNfsAcl',
      body: { FileSystemId: id },
      at: 'Acl',
      when: speaks('NFS'),
      swallow: (error) => error.isGone,
      set: (found) => ({ nfsAcl: pick(found, 'Enabled') }),
    },
  ],
  updates: [
    systems,
    systems,
    {
      action: 'UpgradeFileSystem',
      on: 'capacity',
      body: { Capacity: wanted('capacity'), ClientToken: clientToken('UpgradeFileSystem'), DryRun: 'false', FileSystemId: id },
    },
    { ...systems, on: 'capacity', before: 5, until: (found) => found['Status'] === 'Running' },
    // The recycle bin and the access list of SMB are looked at in every update, whatever the kind of file system.
    systems,
    systems,
    smbAcl,
  ],
});

function attributes(found: Reply): Record<string, unknown> {
  const options = found['Options'] as Reply | undefined;
  return {
    ...pick(found, 'Capacity CreateTime Description EncryptType FileSystemType KMSKeyId:kmsKeyId ProtocolType RedundancyType'),
    ...pick(found, 'RegionId ResourceGroupId Status StorageType QuorumVswId:vswitchId VpcId ZoneId'),
    options: options && pick(options, 'EnableOplock'),
    redundancyVswitchIds: at(found, 'RedundancyVSwitchIds.RedundancyVSwitchId'),
  };
}
