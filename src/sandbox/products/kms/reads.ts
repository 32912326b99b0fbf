import { type Action, absent, type Context, type Fields, get, list, pages } from '../../engine/index.ts';
import { key } from './key.ts';
import { instance, secret } from './secret.ts';

const paged = pages({ size: 20, max: 100 });

interface Wanted {
  readonly Key?: string;
  readonly Values?: readonly string[];
}

/** `[{"Key":"KeyState","Values":["Enabled"]}]`: all of them must hold, each with any of its values. */
function fitsFilters(x: Context, wanted: unknown, textOf: (name: string) => string | undefined): boolean {
  try {
    const parsed = JSON.parse(String(wanted)) as readonly Wanted[];
    return parsed.every(({ Key = '', Values = [] }) => Values.length === 0 || Values.includes(textOf(Key) ?? ''));
  } catch {
    return x.refuse([400, 'InvalidParameter', 'The specified parameter Filters is not valid.']);
  }
}

const textAt = (state: Fields, name: string) => (state[name] === undefined ? undefined : String(state[name]));

/** Every call that reads KMS. */
export const reads: Readonly<Record<string, Action>> = {
  ListKeys: list({
    kind: key,
    rows: 'Keys.Key',
    page: paged,
    filter: {
      Filters: (state, wanted, row, x) =>
        fitsFilters(x, wanted, (name) =>
          name === 'CreatorType' ? (state.Creator === row.account ? 'User' : 'Service') : textAt(state, name),
        ),
    },
    view: ({ Arn }) => ({ KeyArn: Arn }),
  }),
  DescribeKey: get({ kind: key, id: 'KeyId', at: 'KeyMetadata' }),
  GetKeyPolicy: get({ kind: key, id: 'KeyId', view: ({ policy }) => ({ Policy: policy }) }),
  ListSecrets: list({
    kind: secret,
    rows: 'SecretList.Secret',
    page: paged,
    filter: { Filters: (state, wanted, _, x) => fitsFilters(x, wanted, (name) => textAt(state, name)) },
    view: (_, __, x) => (x.text('FetchTags') === 'true' ? {} : { Tags: absent }),
  }),
  DescribeSecret: get({
    kind: secret,
    id: 'SecretName',
    view: (_, __, x) => (x.text('FetchTags') === 'true' ? {} : { Tags: absent }),
  }),
  ListKmsInstances: list({
    kind: instance,
    rows: 'KmsInstances.KmsInstance',
    page: paged,
    view: (_, row, x) => ({ KmsInstanceId: row.id, KmsInstanceArn: x.arn(instance, row.id) }),
  }),
  GetKmsInstance: get({ kind: instance, id: 'KmsInstanceId', at: 'KmsInstance' }),
  DescribeRegions: { run: (x) => ({ Regions: { Region: x.estate.regions.map((RegionId) => ({ RegionId })) } }) },
};
