import { changed, defineType, id, pick, region } from '../type-file.ts';

export default defineType({
  token: 'alicloud:eds/simpleOfficeSite:SimpleOfficeSite',
  product: 'ecd',
  reads: [
    {
      action: 'DescribeOfficeSites',
      body: { 'OfficeSiteId.1': id, RegionId: region },
      at: 'OfficeSites',
      set: (found) =>
        pick(
          found,
          `Bandwidth CenId CidrBlock DesktopAccessType EnableAdminAccess EnableCrossDesktopAccess EnableInternetAccess
           Name:officeSiteName MfaEnabled SsoEnabled Status`,
        ),
    },
  ],
  updates: [
    {
      action: 'ModifyOfficeSiteMfaEnabled',
      on: 'mfaEnabled',
      body: { MfaEnabled: changed('mfaEnabled'), OfficeSiteId: id, RegionId: region },
    },
  ],
});
