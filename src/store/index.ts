export { type History, openHistory, type RunDetails } from './history.ts';
