import { kind, type Make } from '../../engine/index.ts';

export const epoch = (ms: number) => Math.floor(ms / 1000);

/** A vault whose backups nobody can change or delete, copied to another region. */
function makeVault(m: Make) {
  return {
    VaultId: m.id,
    VaultName: m.name,
    Description: '',
    VaultRegionId: m.region,
    VaultType: 'STANDARD',
    VaultStorageClass: 'STANDARD',
    RedundancyType: 'LRS',
    Status: 'CREATED',
    VaultStatusMessage: '',
    ChargeType: 'FREE',
    CreatedTime: epoch(m.createdAt),
    UpdatedTime: epoch(m.createdAt),
    EncryptType: 'HBR_PRIVATE',
    KmsKeyId: '',
    WormEnabled: true,
    Replication: false,
    ReplicationSourceVaultId: '',
    ReplicationSourceRegionId: '',
    ReplicationStatus: 'SYNC_OK',
    ReplicationTargetVaultId: `v-000${m.chars(17)}`,
    ReplicationTargetRegionId: m.region === 'cn-shanghai' ? 'cn-beijing' : 'cn-shanghai',
    /** True for a vault that is copied to another region. */
    ReplicationSourceVault: true,
    ResourceGroupId: `rg-${m.chars(14)}`,
    Retention: 30,
    StorageSize: m.int(20, 4000) * 1024 ** 3,
    SnapshotCount: m.int(10, 400),
    CompressionAlgorithm: 'ZSTD',
    Dedup: true,
    IndexAvailable: true,
    IndexLevel: 'OFF',
    SearchEnabled: false,
    SourceTypes: { SourceType: ['ECS_FILE', 'NAS'] },
  };
}

export type Vault = ReturnType<typeof makeVault>;

export const vault = kind<Vault>({
  kind: 'hbr.vault',
  type: 'ACS::HBR::Vault',
  id: 'v-000{17}',
  share: 2,
  name: 'VaultName',
  arn: 'acs:hbr:{region}:{account}:vault/{id}',
  notFound: [404, 'VaultNotExist', 'The specified vault does not exist.'],
  status: { field: 'Status', wrong: [400, 'VaultNotReady', 'The vault is not ready.'] },
  make: makeVault,
  flaws: {
    mutable: { rate: 0.15, set: { WormEnabled: false } },
    alone: {
      rate: 0.15,
      set: { ReplicationSourceVault: false, ReplicationTargetVaultId: '', ReplicationTargetRegionId: '', ReplicationStatus: '' },
    },
  },
});
