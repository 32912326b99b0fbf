import {
  type Action,
  between,
  type Context,
  create,
  type Fields,
  length,
  oneOf,
  type Refusal,
  type Row,
  same,
  second,
  update,
  write,
} from '../../engine/index.ts';
import { type Key, key, noKey } from './key.ts';
import { secret } from './secret.ts';

const byId = { kind: key, id: 'KeyId' } as const;
const invalid = (name: string): Refusal => [400, 'InvalidParameter', `The specified parameter ${name} is not valid.`];
const unsupported: Refusal = [400, 'UnsupportedOperation', 'This action is not supported.'];
const isProtected: Refusal = [403, 'Forbidden.ProtectedResource', 'The key is protected from deletion.'];
const dayMs = 86_400_000;

const rejected = (state: string): Refusal => [409, `Rejected.${state}`, `The request was rejected because the key state is ${state}.`];

/** The write asks for one of these states. */
const inState =
  (...allowed: readonly string[]) =>
  ({ KeyState }: Key) =>
    allowed.includes(KeyState) ? undefined : rejected(KeyState);

/** `365d`, `8760h` or `31536000s` in seconds; undefined for what is no interval from 7 to 730 days. */
function secondsOf(text: string): number | undefined {
  const [, number, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  const seconds = Number(number) * { s: 1, m: 60, h: 3600, d: 86_400 }[unit as 's' | 'm' | 'h' | 'd'];
  return seconds >= 7 * 86_400 && seconds <= 730 * 86_400 ? seconds : undefined;
}

function rotationGuard(state: Key, _: Row<Key>, x: Context): Refusal | undefined {
  const wrong = inState('Enabled')(state);
  if (wrong) return wrong;
  const isSymmetric = state.KeySpec === 'Aliyun_AES_256' || state.KeySpec === 'Aliyun_SM4';
  if (state.Origin !== 'Aliyun_KMS' || !isSymmetric) return unsupported;
  if (x.params['EnableAutomaticRotation'] !== true) return undefined;
  return secondsOf(x.text('RotationInterval') || state.RotationInterval) === undefined ? invalid('RotationInterval') : undefined;
}

function rotationSet(state: Key, _: Row<Key>, x: Context): Fields {
  if (x.params['EnableAutomaticRotation'] !== true) return { AutomaticRotation: 'Disabled' };
  const seconds = secondsOf(x.text('RotationInterval') || state.RotationInterval);
  return { AutomaticRotation: 'Enabled', RotationInterval: `${seconds}s` };
}

/** The key is named by its ARN, or by its id as some clients do. */
function setDeletionProtection(x: Context): Fields {
  const arn = x.text('ProtectedResourceArn');
  const id = x.text('KeyId') || arn.split('/').pop() || '';
  const row = x.find(key, id) ?? x.refuse(noKey);
  if (!x.isHere(row)) x.refuse(noKey);
  const wrong = inState('Enabled', 'Disabled', 'PendingImport')(row.state);
  if (wrong) x.refuse(wrong);
  x.change(row, {
    DeletionProtection: x.params['EnableDeletionProtection'] === true ? 'Enabled' : 'Disabled',
    ...(x.params['DeletionProtectionDescription'] !== undefined && {
      DeletionProtectionDescription: x.text('DeletionProtectionDescription'),
    }),
  });
  return {};
}

function isPolicy(text: unknown): boolean {
  try {
    return Array.isArray((JSON.parse(String(text)) as Fields)['Statement']);
  } catch {
    return false;
  }
}

/** Tags as one JSON text. */
function tagResource(x: Context): Fields {
  const id = x.text('KeyId') || x.text('SecretName');
  const row: Row = x.text('KeyId') === '' ? (x.get(secret, id) as unknown as Row) : (x.get(key, id) as unknown as Row);
  try {
    const tags = JSON.parse(x.text('Tags')) as readonly { readonly TagKey: string; readonly TagValue?: string }[];
    x.tag(row, Object.fromEntries(tags.map(({ TagKey, TagValue = '' }) => [TagKey, TagValue])));
  } catch {
    x.refuse(invalid('Tags'));
  }
  return {};
}

const specs = ['Aliyun_AES_256', 'Aliyun_SM4', 'RSA_2048', 'RSA_3072', 'EC_P256', 'EC_P256K', 'EC_SM2'];

const createKey = create({
  kind: key,
  set: { ...same('Description', 'KeySpec', 'KeyUsage', 'Origin', 'ProtectionLevel', 'DKMSInstanceId'), Policy: 'policy' },
  check: {
    KeySpec: oneOf(specs, invalid('KeySpec')),
    Origin: oneOf(['Aliyun_KMS', 'EXTERNAL'], invalid('Origin')),
    ProtectionLevel: oneOf(['SOFTWARE', 'HSM'], invalid('ProtectionLevel')),
    Policy: (value) => (isPolicy(value) ? undefined : invalid('Policy')),
  },
  guard(x) {
    const interval = x.text('RotationInterval');
    const isOn = x.params['EnableAutomaticRotation'] === true;
    return isOn && secondsOf(interval) === undefined ? invalid('RotationInterval') : undefined;
  },
  also: (x) => {
    const isOn = x.params['EnableAutomaticRotation'] === true;
    return {
      Description: '',
      KeySpec: 'Aliyun_AES_256',
      AutomaticRotation: isOn ? 'Enabled' : 'Disabled',
      RotationInterval: isOn ? `${secondsOf(x.text('RotationInterval'))}s` : '',
      KeyState: x.text('Origin') === 'EXTERNAL' ? 'PendingImport' : 'Enabled',
      DeletionProtection: 'Disabled',
    };
  },
  reply: (row, x) => ({ KeyMetadata: x.shown(row, 'KeyMetadata') }),
});

/** Every call that changes KMS. */
export const writes: Readonly<Record<string, Action>> = {
  CreateKey: createKey,
  EnableKey: update({ ...byId, guard: inState('Enabled', 'Disabled'), also: { KeyState: 'Enabled' } }),
  DisableKey: update({ ...byId, guard: inState('Enabled', 'Disabled'), also: { KeyState: 'Disabled' } }),
  UpdateKeyDescription: update({
    ...byId,
    needs: ['Description'],
    guard: inState('Enabled', 'Disabled', 'PendingImport'),
    set: same('Description'),
    check: { Description: length(0, 8192, invalid('Description')) },
  }),
  UpdateRotationPolicy: update({ ...byId, needs: ['EnableAutomaticRotation'], guard: rotationGuard, also: rotationSet }),
  SetDeletionProtection: write(setDeletionProtection, { needs: ['EnableDeletionProtection'] }),
  SetKeyPolicy: update({
    ...byId,
    needs: ['Policy'],
    set: { Policy: 'policy' },
    check: { Policy: (value) => (isPolicy(value) ? undefined : invalid('Policy')) },
  }),
  ScheduleKeyDeletion: update({
    ...byId,
    needs: ['PendingWindowInDays'],
    check: { PendingWindowInDays: between(7, 366, invalid('PendingWindowInDays')) },
    guard: (state) =>
      inState('Enabled', 'Disabled', 'PendingImport')(state) ?? (state.DeletionProtection === 'Enabled' ? isProtected : undefined),
    also: (_, __, x) => ({ KeyState: 'PendingDeletion', DeleteDate: second(x.now + (x.number('PendingWindowInDays') ?? 30) * dayMs) }),
  }),
  TagResource: write(tagResource, { needs: ['Tags'] }),
};
