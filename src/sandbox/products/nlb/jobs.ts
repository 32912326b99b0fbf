import { type Action, get } from '../../engine/index.ts';
import { jobKind } from '../network/jobs.ts';

export const job = jobKind('nlb');

/** The call by which clients wait. */
export const jobActions: Readonly<Record<string, Action>> = { GetJobStatus: get({ kind: job, id: 'JobId' }) };
