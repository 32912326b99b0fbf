import { isDeepStrictEqual } from 'node:util';
import { StackError } from '../../model/errors.ts';
import type { Adopted, Move, Preview, Stack, StackResource, UpAnswer } from '../../model/stack.ts';
import { EngineProcess, mayBePassing, type ParentWatch } from './child-process.ts';
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
      const { adopted, state } = (await runFree({ kind: 'adopt', resources })) as { adopted: Adopted[]; state: Deployment };
      states.know(state);
      return adopted;
    },
    trim: (resources) => states.trim(resources),
    preview: async (resources, planFile) =>
      (await engine.runTwice({ kind: 'preview', program: await states.program(resources), planFile })) as Preview,
    async up(resources, planFile, { continueOnError = true, ...watch }) {
      const asks = watch.mayWrite !== undefined;
      const task: Task = { kind: 'up', program: await states.program(resources), planFile, continueOnError, asks };
      states.forget();
      const result = await upOnce(task, watch);
      // A plugin outlives its killed engine and still writes; whoever reads back must come after it.
      if (result.errors.length > 0) await endLeftovers(mark, engine.pid);
      return result;
    },
    exportState: () => states.text(),
    importState: (state) => states.put(JSON.parse(state) as Deployment),
    async settle() {
      const ended = await endAbandoned(spec);
      const wasLocked = await releaseDeadLock(spec, () => engine.run({ kind: 'cancel' }));
      if (ended > 0 || wasLocked) states.forget();
    },
    pendingOperations: async () => pendingOf(await states.read()),
    locks: () => locksOf(spec),
    hurry: () => signalAll(enginesOf(mark), 'SIGINT'),
    programDigest: () => fileDigest(programFile),
    remove: async () => void (await engine.run({ kind: 'remove' })),
    close: () => engine.close(),
  };

  /** Before it has leave an update is only a reading, and may be tried once more like one. */
  async function upOnce(task: Task, watch: ParentWatch): Promise<UpAnswer> {
    let isOnlyReading = watch.mayWrite !== undefined;
    const mayWrite = watch.mayWrite && {
      mayWrite: async (moves: readonly Move[]) => {
        const leave = (await watch.mayWrite?.(moves)) === true;
        if (leave) isOnlyReading = false;
        return leave;
      },
    };
    const run = () => engine.run(task, { ...watch, ...mayWrite }) as Promise<UpAnswer>;
    return run().catch((error: Error) => {
      if (!isOnlyReading) return unsure(error);
      if (watch.signal?.aborted) return { results: [], errors: [], isHeld: true };
      if (!mayBePassing(error)) throw error;
      return run().catch((again: Error) => {
        if (isOnlyReading) throw again;
        return unsure(again);
      });
    });
  }

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

/** When the child dies in the middle, nobody knows what was written: our own reading has to say. */
function unsure(error: Error): UpAnswer {
  if (error instanceof StackError && error.code === 'engine-ended') return { results: [], errors: [error.message], isHeld: false };
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
    return JSON.stringify(await this.read());
  }

  async read(): Promise<Deployment> {
    if (this.#present === undefined) this.know(JSON.parse((await this.#engine.runTwice({ kind: 'export' })) as string) as Deployment);
    return this.#present as Deployment;
  }

  async put(state: Deployment): Promise<void> {
    if (isDeepStrictEqual(state, this.#present)) return;
    this.forget();
    await this.#engine.run({ kind: 'import', state: JSON.stringify(state) });
    this.know(state);
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

  /** What the state is, told by whoever has just read or written it. */
  know(state: Deployment): void {
    this.#present = state;
    this.#seen = state;
  }
}
