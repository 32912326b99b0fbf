import { kind, type Make, second } from '../../engine/index.ts';

const dayMs = 86_400_000;

/** A secret that rotates by itself. */
export const secret = kind({
  kind: 'kms.secret',
  type: 'ACS::KMS::Secret',
  id: '{name}',
  share: 3,
  name: 'SecretName',
  arn: 'acs:kms:{region}:{account}:secret/{id}',
  notFound: [404, 'Forbidden.ResourceNotFound', 'Resource not found.'],
  make: (m: Make) => ({
    SecretName: m.id,
    Arn: `acs:kms:${m.region}:${m.account}:secret/${m.id}`,
    Description: '',
    SecretType: m.one(['Generic', 'Rds', 'Rds', 'RAMCredentials']),
    CreateTime: second(m.createdAt),
    UpdateTime: second(m.createdAt),
    AutomaticRotation: 'Enabled',
    RotationInterval: '2592000s',
    LastRotationDate: second(m.openedAt - m.int(1, 29) * dayMs),
    NextRotationDate: second(m.openedAt + m.int(1, 29) * dayMs),
    EncryptionKeyId: '',
    DKMSInstanceId: '',
    ExtendedConfig: '',
    OwingService: '',
    PlannedDeleteTime: '',
  }),
  flaws: { still: { rate: 0.3, set: { AutomaticRotation: 'Disabled', RotationInterval: '', LastRotationDate: '', NextRotationDate: '' } } },
});

/** A dedicated instance that holds keys of its own. */
export const instance = kind({
  kind: 'kms.instance',
  type: 'ACS::KMS::Instance',
  id: 'kst-{r}{20}',
  share: 1,
  name: 'InstanceName',
  arn: 'acs:kms:{region}:{account}:instance/{id}',
  notFound: [404, 'Forbidden.InstanceNotFound', 'The specified KMS instance is not found.'],
  make(m: Make) {
    const vSwitch = m.ref('vpc.vswitch', 'VswitchIds');
    return {
      InstanceId: m.id,
      InstanceName: m.name,
      Status: 'Connected',
      SaleStatus: 'Running',
      ChargeType: 'PREPAY',
      ProductType: 'kms_ddi_public_cn',
      ProductVersion: '3',
      Spec: 1000,
      KeyNum: 1000,
      SecretNum: '100',
      VpcNum: 5,
      Log: 1,
      LogStorage: 1000,
      DeletionProtection: true,
      DeletionProtectionDescription: '',
      CaCertificateChainPem: '',
      CreateTime: second(m.createdAt),
      StartDate: second(m.createdAt),
      EndDate: second(m.openedAt + m.int(40, 330) * dayMs),
      VpcId: String(vSwitch?.state['VpcId'] ?? `vpc-${m.chars(21)}`),
      VswitchIds: [vSwitch?.id ?? `vsw-${m.chars(21)}`],
      ZoneIds: [`${m.region}-h`, `${m.region}-i`],
      BindVpcs: { BindVpc: [] },
    };
  },
});
