import { type Action, list, same, tokens } from '../../engine/index.ts';
import { jobKind } from '../network/jobs.ts';

export const job = jobKind('alb');

/** The call by which clients wait. */
export const jobActions: Readonly<Record<string, Action>> = {
  ListAsynJobs: list({
    kind: job,
    rows: 'Jobs',
    ids: 'JobIds',
    page: tokens({ size: 20, max: 100 }),
    filter: { ...same('ApiName', 'ResourceType'), ResourceIds: 'ResourceId' },
  }),
};
