export { engineEnv } from './engine-env.ts';
export { cacheFolder } from './find-cli.ts';
export { type Engine, type EngineProblem, findEngine, requireEngine } from './find-engine.ts';
export { openSession, type Session } from './session.ts';
export type { SessionSpec, StackProvider } from './session-spec.ts';
