import { type Action, type Context, list, pages, type Row, same } from '../../engine/index.ts';
import { alert, baseline, check, keyLeak, vulnerability } from './kinds.ts';

const open = 1;
const page = pages({ page: 'CurrentPage', size: 20, max: 100 });
const counted = (_: Context, rows: readonly Row[]) => ({ Count: rows.length });
const clock = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
/** `N`: what nobody has handled; `Y`: the rest. */
const handled = (isOpen: boolean, wanted: unknown) => (String(wanted).toUpperCase() === 'N') === isOpen;
const words = (wanted: unknown) => String(wanted).split(',');

export const findings: Readonly<Record<string, Action>> = {
  DescribeSuspEvents: list({
    kind: alert,
    rows: 'SuspEvents',
    page,
    filter: {
      ...same('Id', 'Name'),
      Dealed: (state, wanted) => handled(state.EventStatus === open, wanted),
      Status: (state, wanted) => words(wanted).includes(String(state.EventStatus)),
      Levels: (state, wanted) => words(wanted).includes(state.Level),
      ParentEventTypes: (state, wanted) => words(wanted).includes(state.AlarmEventType),
      Uuids: (state, wanted) => words(wanted).includes(state.Uuid),
    },
    view: (state) => ({
      OccurrenceTime: clock(state.occurredAt),
      OccurrenceTimeStamp: state.occurredAt,
      LastTime: clock(state.occurredAt),
      LastTimeStamp: state.occurredAt,
    }),
    reply: counted,
  }),
  DescribeVulList: list({
    kind: vulnerability,
    rows: 'VulRecords',
    page,
    filter: {
      ...same('Type', 'Name', 'AliasName'),
      Dealed: (state, wanted) => handled(state.Status === open, wanted),
      Necessity: (state, wanted) => words(wanted).includes(state.Necessity),
      Uuids: (state, wanted) => words(wanted).includes(state.Uuid),
    },
    view: (state) => ({ ExtendContentJson: { AliasName: state.AliasName, cveList: [state.Related], LastTs: state.LastTs, Status: '' } }),
  }),
  ListCheckResult: list({
    kind: check,
    rows: 'Checks',
    page: pages({
      page: 'CurrentPage',
      pageOut: 'PageInfo.CurrentPage',
      sizeOut: 'PageInfo.PageSize',
      total: 'PageInfo.TotalCount',
      size: 20,
      max: 100,
    }),
    filter: { Statuses: 'Status', RiskLevels: 'RiskLevel', CheckIds: 'CheckId', InstanceTypes: 'InstanceType', Vendors: 'Vendor' },
    reply: (_, rows) => ({ 'PageInfo.Count': rows.length }),
  }),
  DescribeCheckWarningSummary: list({ kind: baseline, rows: 'WarningSummarys', page, filter: same('RiskName'), reply: counted }),
  DescribeAccesskeyLeakList: list({
    kind: keyLeak,
    rows: 'AccessKeyLeakList',
    page,
    filter: same('Status'),
    reply: (x) => ({ AkLeakCount: x.rows(keyLeak).count, GmtLast: x.now }),
  }),
};
