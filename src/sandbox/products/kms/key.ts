import { kind, type Make, type Refusal, second } from '../../engine/index.ts';

const dayMs = 86_400_000;

export const noKey: Refusal = [404, 'Forbidden.KeyNotFound', 'The specified Key is not found.'];

/** The key's default policy: its account may do everything with it. */
const policyOf = (account: string) =>
  JSON.stringify({
    Version: '1',
    Statement: [
      { Sid: 'kms default key policy', Effect: 'Allow', Principal: { RAM: [`acs:ram::${account}:*`] }, Action: ['kms:*'], Resource: ['*'] },
    ],
  });

/** A healthy symmetric key of the account's own. */
function makeKey(m: Make) {
  const rotated = m.createdAt + Math.max(0, Math.floor((m.openedAt - m.createdAt) / (365 * dayMs))) * 365 * dayMs;
  const spec = String(m.given['KeySpec'] ?? m.one(['Aliyun_AES_256', 'Aliyun_AES_256', 'Aliyun_AES_256', 'Aliyun_SM4', 'RSA_2048']));
  const isSymmetric = spec === 'Aliyun_AES_256' || spec === 'Aliyun_SM4';
  return {
    KeyId: m.id,
    Arn: `acs:kms:${m.region}:${m.account}:key/${m.id}`,
    Description: m.name,
    KeyState: 'Enabled',
    KeySpec: spec,
    KeyUsage: isSymmetric ? 'ENCRYPT/DECRYPT' : 'SIGN/VERIFY',
    Origin: 'Aliyun_KMS',
    ProtectionLevel: 'SOFTWARE',
    Creator: m.account,
    CreationDate: second(m.createdAt),
    PrimaryKeyVersion: m.uuid(),
    AutomaticRotation: isSymmetric ? 'Enabled' : 'Disabled',
    RotationInterval: isSymmetric ? '31536000s' : '',
    LastRotationDate: second(rotated),
    DeletionProtection: 'Enabled',
    DeletionProtectionDescription: '',
    DeleteDate: '',
    MaterialExpireTime: '',
    DKMSInstanceId: '',
    policy: policyOf(m.account),
  };
}

export type Key = ReturnType<typeof makeKey>;

const daysOf = (interval: string) => Number(/^(\d+)s$/.exec(interval)?.[1] ?? 0) / 86_400;

export const key = kind<Key>({
  kind: 'kms.key',
  type: 'ACS::KMS::Key',
  id: 'key-{r}{20}',
  share: 5,
  name: 'Description',
  arn: 'acs:kms:{region}:{account}:key/{id}',
  notFound: noKey,
  status: { field: 'KeyState', wrong: [409, 'Rejected.Disabled', 'The request was rejected because the key state is Disabled.'] },
  make: makeKey,
  flaws: {
    still: { rate: 0.12, set: { AutomaticRotation: 'Disabled', RotationInterval: '' } },
    exposed: { rate: 0.15, set: { DeletionProtection: 'Disabled' } },
    off: { rate: 0.05, set: { KeyState: 'Disabled' } },
    service: {
      rate: 0.1,
      set: { Creator: 'ECS', Description: 'alias/acs/ecs', AutomaticRotation: 'Disabled', DeletionProtection: 'Disabled' },
    },
  },
  live: (state, now) =>
    state.AutomaticRotation === 'Enabled' && daysOf(state.RotationInterval) > 0
      ? { NextRotationDate: second(Math.max(now, Date.parse(state.LastRotationDate) + daysOf(state.RotationInterval) * dayMs)) }
      : {},
});
