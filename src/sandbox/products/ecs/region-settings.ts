import { type Action, type Context, kind, write } from '../../engine/index.ts';

/** What an account has set for one region. A region where nobody set anything has none. */
export const regionSetting = kind({
  kind: 'ecs.region-setting',
  type: 'ACS::ECS::RegionSetting',
  id: '{name}',
  notFound: [404, 'InvalidRegionId.NotFound', 'The specified RegionId does not exist.'],
  make: (m) => ({ RegionId: m.region, encrypted: false }),
});

function settingOf(x: Context) {
  return [...x.rows(regionSetting)][0];
}

function encrypt(encrypted: boolean): Action {
  return write((x) => {
    const setting = settingOf(x);
    if (setting) x.change(setting, { encrypted });
    else x.create(regionSetting, { encrypted }, { id: `setting-${x.region}` });
    return {};
  });
}

export const regionSettings: Readonly<Record<string, Action>> = {
  DescribeDiskEncryptionByDefaultStatus: { run: (x) => ({ Encrypted: settingOf(x)?.state.encrypted ?? false }) },
  EnableDiskEncryptionByDefault: encrypt(true),
  DisableDiskEncryptionByDefault: encrypt(false),
};
