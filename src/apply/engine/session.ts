import { isDeepStrictEqual } from 'node:util';
import { StackError } from '../../model/errors.ts';
import type { Adopted, Move, Preview, Stack, StackResource, UpResult } from '../../model/stack.ts';
import { EngineProcess } from './child-process.ts';
import { fileDigest } from './file-digest.ts';
import { isAlive, lockIn, locksOf, releaseDeadLock, type StackLock } from './locks.ts';
import type { Task } from './messages.ts';
import { endAbandoned, endLeftovers, enginesOf, marker, newMark } from './orphans.ts';
import { signalAll } from './process-table.ts';
import { type ProgramInput, programFile, programInput } from './program.ts';
import type { SessionSpec } from './session-spec.ts';
import { type Deployment, type PendingOperation, pendingOf, trimmed } from './state.ts';

/** A stack that is driven from a child process. */
export interface Session extends Stack {
  /** Operations that a killed run left open, as the state has them. */
  pendingOperations(): Promise<readonly PendingOperation[]>;
  /** Who holds the stack, where the backend shows it. */
  locks(): readonly StackLock[];
  /** Ends what runs without waiting for the cloud: a second Ctrl-C. The operation that was running is left pending. */
  hurry(): void;
  close(): Promise<void>;
}

/**
 * Opens the stack of a change set. @param env  the whole environment of the engine, credentials in it
 * @throws StackError when the engine cannot be started or the backend cannot be used
 */
export async function openSession(spec: SessionSpec, env: Readonly<Record<string, string>>): Promise<Session> {
  const mark = newMark(spec);
  const engine = new EngineProcess(spec, { ...env, [marker]: mark });
  await engine.open();
  const states = new StateKeeper(engine, spec);
  return {
    async adopt(resources) {
      states.forgetAll();
      return (await runFree({ kind: 'adopt', resources })) as Adopted[];
    },
    trim: (resources) => states.trim(resources),
    preview: async (resources, planFile) =>
      (await engine.runTwice({ kind: 'preview', program: await states.program(resources), planFile })) as Preview,
    look: async () => (await engine.runTwice({ kind: 'look' })) as Move[],
    async refresh() {
      states.forget();
      return (await runFree({ kind: 'refresh' })) as Move[];
    },
    async up(resources, planFile, { onEvent, signal, continueOnError = true }) {
      const task: Task = { kind: 'up', program: await states.program(resources), planFile, continueOnError };
      states.forget();
      const result = (await engine.run(task, onEvent, signal).catch(unsure)) as UpAnswer;
      // A plugin outlives its killed engine and still writes; whoever reads back must come after it.
      if (result.errors.length > 0) await endLeftovers(mark, engine.pid);
      return result;
    },
    exportState: () => states.text(),
    importState: (state) => states.put(JSON.parse(state) as Deployment),
    async settle() {
      await endAbandoned(spec);
      await releaseDeadLock(spec, () => engine.run({ kind: 'cancel' }));
      states.forget();
    },
    pendingOperations: async () => pendingOf(await states.read()),
    locks: () => locksOf(spec),
    hurry: () => signalAll(enginesOf(mark), 'SIGINT'),
    programDigest: () => fileDigest(programFile),
    remove: async () => void (await engine.run({ kind: 'remove' })),
    close: () => engine.close(),
  };

  /** A backend may show its lock only by refusing; that of a dead engine is taken away then. */
  async function runFree(task: Task): Promise<unknown> {
    try {
      return await engine.runTwice(task);
    } catch (error) {
      const lock =
        error instanceof StackError && error.code === 'locked' ? lockIn((error.cause as Error | undefined)?.message ?? '') : undefined;
      if (!lock || isAlive(lock)) throw error;
      await engine.run({ kind: 'cancel' });
      return engine.runTwice(task);
    }
  }
}

type UpAnswer = { readonly results: readonly UpResult[]; readonly errors: readonly string[] };

/** When the child dies in the middle, nobody knows what was written: our own reading has to say. */
function unsure(error: Error): UpAnswer {
  if (error instanceof StackError && error.code === 'engine-ended') return { results: [], errors: [error.message] };
  throw error;
}

/** Knows the state as long as nothing changes it, so that the engine is not asked for it again and again: 0.3 s each. */
class StateKeeper {
  readonly #engine: EngineProcess;
  readonly #spec: SessionSpec;
  #present: Deployment | undefined;
  /** The last that was seen, for values that the program only repeats. */
  #seen: Deployment | undefined;

  constructor(engine: EngineProcess, spec: SessionSpec) {
    this.#engine = engine;
    this.#spec = spec;
  }

  async text(): Promise<string> {
    const text = (await this.#engine.runTwice({ kind: 'export' })) as string;
    this.#keep(JSON.parse(text) as Deployment);
    return text;
  }

  async read(): Promise<Deployment> {
    if (this.#present === undefined) await this.text();
    return this.#present as Deployment;
  }

  async put(state: Deployment): Promise<void> {
    if (isDeepStrictEqual(state, this.#present)) return;
    this.forget();
    await this.#engine.run({ kind: 'import', state: JSON.stringify(state) });
    this.#keep(state);
  }

  async trim(resources: readonly StackResource[]): Promise<void> {
    await this.put(trimmed(await this.read(), resources));
  }

  async program(resources: readonly StackResource[]): Promise<ProgramInput> {
    return programInput(resources, this.#spec.providers, this.#seen ?? (await this.read()));
  }

  /** Something else may be in the state from now on. */
  forget(): void {
    this.#present = undefined;
  }

  /** … and other resources too. */
  forgetAll(): void {
    this.#present = undefined;
    this.#seen = undefined;
  }

  #keep(state: Deployment): void {
    this.#present = state;
    this.#seen = state;
  }
}
