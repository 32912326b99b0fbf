import { type Context, kind, type Make, type Refusal, type Row, second } from '../../engine/index.ts';

export const noTrail: Refusal = [404, 'TrailNotFoundException', 'The specified Trail does not exist.'];

/** A trail that records every event of every region into a log project. */
function makeTrail(m: Make) {
  const role = `acs:ram::${m.account}:role/aliyunserviceroleforactiontrail`;
  return {
    Name: m.id,
    HomeRegion: m.region,
    Region: m.region,
    TrailRegion: 'All',
    TrailArn: `acs:actiontrail:${m.region}:${m.account}:trail/${m.id}`,
    EventRW: 'All',
    Status: 'Enable',
    CreateTime: second(m.createdAt),
    UpdateTime: second(m.createdAt),
    StartLoggingTime: second(m.createdAt + 1000),
    StopLoggingTime: '',
    IsOrganizationTrail: false,
    OrganizationId: '',
    SlsProjectArn: `acs:log:${m.region}:${m.account}:project/qingcheng-${m.region}-audit`,
    SlsWriteRoleArn: role,
    OssBucketName: '',
    OssBucketLocation: '',
    OssKeyPrefix: '',
    OssWriteRoleArn: '',
    MaxComputeProjectArn: '',
    MaxComputeWriteRoleArn: '',
    MnsTopicArn: '',
    RoleName: 'aliyunserviceroleforactiontrail',
    /** What its data events are, as the JSON text of the call that set them. */
    eventSelectors: '',
    allRegions: false,
  };
}

export type Trail = ReturnType<typeof makeTrail>;

export const trail = kind<Trail>({
  kind: 'actiontrail.trail',
  type: 'ACS::ActionTrail::Trail',
  id: '{name}',
  share: 1,
  name: 'Name',
  arn: 'acs:actiontrail:{region}:{account}:trail/{id}',
  notFound: noTrail,
  make: makeTrail,
  flaws: {
    stopped: { rate: 0.1, set: { Status: 'Disable' } },
    partial: { rate: 0.2, set: (state) => ({ EventRW: 'Write', TrailRegion: state.HomeRegion }) },
  },
});

/** Trails at home in the call's region, and those of other regions that reach into it where the call asks for them. */
export function trailsOf(x: Context): readonly Row<Trail>[] {
  const names = x.texts('NameList');
  const withShadows = x.params['IncludeShadowTrails'] === true;
  const isShown = (row: Row<Trail>) => x.isHere(row) || (withShadows && row.state.TrailRegion === 'All');
  return [...x.rows(trail, '*')].filter((row) => isShown(row) && (names.length === 0 || names.includes(row.id)));
}
