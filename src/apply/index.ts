export { type ApplyRequest, applyPlan } from './apply-plan.ts';
export { checkBinding } from './check-binding.ts';
export { driftOf } from './drift.ts';
export { type Found, findTraces, typesFor } from './find-traces.ts';
export { standingOf } from './find-unfinished.ts';
export { judgeResult } from './judge-result.ts';
export { lackText } from './reasons.ts';
export type { ApplyEvent, Locks, Read, Reading, RecordedEntry, Recorder, RecordKind } from './types.ts';
