export { type CollectOptions, collect, type Progress } from './collect.ts';
export { planReads } from './plan-reads.ts';
