export { engineEnv } from './engine-env.ts';
export { cacheFolder } from './find-cli.ts';
export { findEngine, requireEngine } from './find-engine.ts';
export { openSession, type Session } from './session.ts';
export type { StackProvider } from './session-spec.ts';
