import { changed, defineType, id, pick, type Step, type Work, wanted } from '../type-file.ts';

const describe = { action: 'DescribeTrails', body: { NameList: (x: Work) => x.id || x.get('trailName') }, at: 'TrailList' } as const;
const isOn = (x: Work) => x.get('status') === 'Enable';
const isOther = (x: Work) => x.kept['trail']?.['Status'] !== x.get('status');
const name = (x: Work) => x.id || x.get('trailName');

/** The status is looked at, switched where it is another, and waited for. */
const status: readonly Step[] = [
  { ...describe, on: 'status', keep: 'trail' },
  { action: 'StartLogging', on: 'status', when: (x) => isOther(x) && isOn(x), body: { Name: name } },
  { action: 'StopLogging', method: 'GET', on: 'status', when: (x) => isOther(x) && !isOn(x), query: { Name: name } },
  { ...describe, on: 'status', when: isOther, before: 10, until: (found, x) => found['Status'] === x.get('status') },
];

export default defineType({
  token: 'alicloud:actiontrail/trail:Trail',
  product: 'actiontrail',
  reads: [
    {
      ...describe,
      set: (found, x) => ({
        trailName: x.id,
        name: x.id,
        eventRw: found['EventRW'],
        ...pick(
          found,
          `CreateTime IsOrganizationTrail MaxComputeProjectArn MaxComputeWriteRoleArn OssBucketName OssKeyPrefix OssWriteRoleArn
           HomeRegion:regionId SlsProjectArn SlsWriteRoleArn Status TrailRegion`,
        ),
      }),
    },
    { action: 'GetDataEventSelector', body: { TrailName: id } },
  ],
  create: [
    {
      action: 'CreateTrail',
      body: {
        Name: wanted('trailName'),
        EventRW: changed('eventRw'),
        IsOrganizationTrail: changed('isOrganizationTrail'),
        MaxComputeProjectArn: changed('maxComputeProjectArn'),
        OssBucketName: changed('ossBucketName'),
        OssKeyPrefix: changed('ossKeyPrefix'),
        OssWriteRoleArn: changed('ossWriteRoleArn'),
        SlsProjectArn: changed('slsProjectArn'),
        SlsWriteRoleArn: changed('slsWriteRoleArn'),
        TrailRegion: changed('trailRegion'),
      },
    },
    { ...describe, before: 10, until: (found) => found['Status'] === 'Fresh' },
    ...status,
  ],
  newId: (x) => String(x.get('trailName')),
  updates: [...status],
  remove: [{ action: 'DeleteTrail', body: { Name: id } }],
});
