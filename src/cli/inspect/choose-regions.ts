import { readProfile } from '../../cloud/index.ts';
import type { Cloud } from '../../model/cloud.ts';
import { CloudError, InputError } from '../../model/errors.ts';
import type { Terminal } from '../terminal.ts';
import type { Settings } from './settings.ts';

/** The regions to read: as asked, `all` spelt out, and none that does not exist. Throws InputError for a wrong or missing one. */
export async function chooseRegions(settings: Settings, cloud: Cloud, terminal: Terminal): Promise<readonly string[]> {
  const asked = settings.regions ?? (await usualRegion(settings, terminal));
  if (asked === undefined)
    throw new InputError(
      'no-region',
      'No region is named: write --regions cn-hangzhou,cn-shanghai, or --regions all, or "regions" in xunjian.json.',
    );
  const known = await regionsOfAccount(cloud, asked.includes('all'));
  if (asked.includes('all')) return known ?? [];
  const wrong = known ? asked.filter((region) => !known.includes(region)) : [];
  if (wrong.length > 0)
    throw new InputError('unknown-region', `The account has no region ${wrong.join(', ')}; it has ${(known ?? []).join(', ')}.`);
  return [...new Set(asked)];
}

async function usualRegion(settings: Settings, { env }: Terminal): Promise<readonly string[] | undefined> {
  const region = env.ALIBABA_CLOUD_REGION_ID ?? env.ALIBABA_CLOUD_REGION ?? env.ALICLOUD_REGION;
  if (region) return [region];
  const profile = await readProfile(settings.accounts[0]?.profile).catch(() => undefined);
  return profile?.region_id ? [profile.region_id] : undefined;
}

/** undefined where the account may not ask; a wrong name then shows as listings that fail. */
async function regionsOfAccount(cloud: Cloud, isNeeded: boolean): Promise<readonly string[] | undefined> {
  try {
    const reply = await cloud.call({
      product: 'ecs',
      action: 'DescribeRegions',
      region: 'cn-hangzhou',
      params: { RegionId: 'cn-hangzhou' },
    });
    const { Region: regions } = reply.Regions as { readonly Region: readonly { readonly RegionId: string }[] };
    return regions.map(({ RegionId }) => RegionId).sort();
  } catch (error) {
    const isFatal = error instanceof CloudError && (error.kind === 'credentials' || error.kind === 'expired');
    if (isNeeded || isFatal) throw error;
    return undefined;
  }
}
