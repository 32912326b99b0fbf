import { type Action, get } from '../../engine/index.ts';
import { Done } from '../../engine/shape.ts';
import { trail, trailsOf } from './trail.ts';

const isLogging = (status: string) => status === 'Enable';

/** What both versions of the API read. */
export const commonReads: Readonly<Record<string, Action>> = {
  DescribeTrails: { run: (x) => ({ TrailList: new Done(trailsOf(x).map((row) => x.shown(row, 'TrailList').value)) }) },
  GetTrailStatus: get({
    kind: trail,
    id: 'Name',
    view: (state, _, x) => ({
      IsLogging: isLogging(state.Status),
      LatestDeliveryError: '',
      LatestDeliveryTime: state.OssBucketName !== '' && isLogging(state.Status) ? lastDelivery(x.now) : '',
      ...(x.product.product === 'actiontrail' && {
        LatestDeliveryLogServiceError: '',
        LatestDeliveryLogServiceTime: state.SlsProjectArn !== '' && isLogging(state.Status) ? lastDelivery(x.now) : '',
        OssBucketStatus: state.OssBucketName !== '',
        SlsLogStoreStatus: state.SlsProjectArn !== '',
      }),
    }),
  }),
  LookupEvents: {
    run: (x) => ({ Events: [], NextToken: '', StartTime: x.text('StartTime'), EndTime: x.text('EndTime') }),
  },
};

/** Events are delivered about every five minutes. */
const lastDelivery = (now: number) => `${new Date(Math.floor(now / 300_000) * 300_000).toISOString().slice(0, 19)}Z`;

/** Every call of the current version that reads. */
export const reads: Readonly<Record<string, Action>> = {
  ...commonReads,
  GetDataEventSelector: get({
    kind: trail,
    id: 'TrailName',
    view: (state) => ({ TrailArn: state.TrailArn, DataEventSelectors: state.eventSelectors, IsTrailAllRegion: state.allRegions }),
  }),
  DescribeRegions: {
    run: (x) => ({
      Regions: {
        Region: x.estate.regions.map((RegionId) => ({
          RegionId,
          LocalName: RegionId,
          RegionEndpoint: `actiontrail.${RegionId}.aliyuncs.com`,
        })),
      },
    }),
  },
};
