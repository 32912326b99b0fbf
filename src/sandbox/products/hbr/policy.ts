import { type Fields, kind, type Make } from '../../engine/index.ts';
import { epoch } from './vault.ts';

/** A policy that sources are bound to: backs up every day and keeps for 30 days. */
export const policy = kind({
  kind: 'hbr.policy',
  type: 'ACS::HBR::Policy',
  id: 'po-000{17}',
  share: 1,
  name: 'PolicyName',
  arn: 'acs:hbr:{region}:{account}:policy/{id}',
  notFound: [404, 'PolicyNotExist', 'The specified policy does not exist.'],
  make: (m: Make) => ({
    PolicyId: m.id,
    PolicyName: m.name,
    PolicyDescription: '',
    PolicyType: 'STANDARD',
    BusinessStatus: 'ACTIVE',
    CreatedTime: epoch(m.createdAt),
    UpdatedTime: epoch(m.createdAt),
    Rules: [
      {
        RuleId: `rule-000${m.chars(17)}`,
        RuleType: 'BACKUP',
        BackupType: 'COMPLETE',
        Schedule: `I|${epoch(m.createdAt)}|P1D`,
        Retention: 30,
        VaultId: m.ref('hbr.vault', 'vault')?.id ?? '',
      },
    ] as readonly Fields[],
  }),
});

/** One source bound to a policy. */
export const binding = kind({
  kind: 'hbr.policy-binding',
  type: 'ACS::HBR::PolicyBinding',
  id: 'pd-000{17}',
  of: { kind: 'nas.file-system', each: 1, as: 'DataSourceId' },
  arn: 'acs:hbr:{region}:{account}:policybinding/{id}',
  notFound: [404, 'PolicyBindingNotExist', 'The specified policy binding does not exist.'],
  make(m: Make) {
    const type = String(m.given['SourceType'] ?? 'NAS');
    const source = m.ref(type === 'NAS' ? 'nas.file-system' : type === 'OSS' ? 'oss.bucket' : 'ecs.instance', 'DataSourceId');
    return {
      PolicyBindingId: m.id,
      PolicyId: m.ref('hbr.policy', 'PolicyId')?.id ?? '',
      SourceType: type,
      DataSourceId: source?.id ?? '',
      Disabled: false,
      Source: type === 'NAS' ? '/' : '',
      Include: '',
      Exclude: '',
      SpeedLimit: '',
      PolicyBindingDescription: '',
      CreatedByTag: false,
      CreatedTime: epoch(m.createdAt),
      UpdatedTime: epoch(m.createdAt),
      CrossAccountType: 'SELF_ACCOUNT',
      CrossAccountUserId: 0,
      CrossAccountRoleName: '',
    };
  },
  flaws: { paused: { rate: 0.08, set: { Disabled: true } } },
});
