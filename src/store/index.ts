export { type History, openHistory, type RunDetails } from './history.ts';
export { openLocks } from './locks.ts';
