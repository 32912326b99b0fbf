import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { FieldValue } from '../../model/documents.ts';
import { StackError } from '../../model/errors.ts';
import type { Stack, UpEvent } from '../../model/stack.ts';
import { fileDigest } from './file-digest.ts';
import type { Answer, Ask } from './messages.ts';
import { endOrphans, marker } from './orphans.ts';
import type { AdoptedInputs } from './program.ts';
import type { SessionSpec } from './session-spec.ts';
import { releaseDeadLock } from './stale-lock.ts';
import { type Deployment, plain, resourcesOf, trimmed } from './state.ts';

type Unsent<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;
type Request = Unsent<Exclude<Ask, { kind: 'stop' }>>;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onEvent: ((event: UpEvent) => void) | undefined;
}

const childFile = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './child.ts' : './child.js', import.meta.url));

/** A stack that is driven from a child process. */
export interface Session extends Stack {
  close(): Promise<void>;
}

/**
 * Opens the stack of a change set. @param env  the whole environment of the engine, credentials in it
 * Throws StackError when the engine cannot be started or the backend cannot be used.
 */
export async function openSession(spec: SessionSpec, env: Readonly<Record<string, string>>): Promise<Session> {
  const mark = randomUUID();
  const child = new Child(spec, { ...env, [marker]: `${spec.id} ${mark}` });
  await child.ask({ kind: 'open', spec });
  const readAdopted = async (): Promise<AdoptedInputs> => {
    const state = JSON.parse((await child.ask({ kind: 'export' })) as string) as Deployment;
    return Object.fromEntries(
      [...resourcesOf(state)].map(([name, { inputs, outputs }]) => [
        name,
        { ...plain(outputs as Record<string, FieldValue>), ...plain(inputs) },
      ]),
    );
  };
  return {
    adopt: async (resources) => (await child.askTwice({ kind: 'adopt', resources })) as Awaited<ReturnType<Stack['adopt']>>,
    async trim(resources) {
      const state = JSON.parse((await child.ask({ kind: 'export' })) as string) as Deployment;
      await child.ask({ kind: 'import', state: JSON.stringify(trimmed(state, resources)) });
    },
    async preview(resources, planFile) {
      return (await child.askTwice({ kind: 'preview', resources, planFile, adopted: await readAdopted() })) as Awaited<
        ReturnType<Stack['preview']>
      >;
    },
    look: async () => (await child.askTwice({ kind: 'look' })) as Awaited<ReturnType<Stack['look']>>,
    refresh: async () => void (await child.askTwice({ kind: 'refresh' })),
    async up(resources, planFile, { onEvent, signal, continueOnError = true }) {
      const ask = { kind: 'up', resources, planFile, adopted: await readAdopted(), continueOnError } as const;
      try {
        return (await child.ask(ask, onEvent, signal)) as Awaited<ReturnType<Stack['up']>>;
      } catch (error) {
        if (error instanceof StackError && error.code === 'locked') throw error;
        // The child died in the middle: nobody knows what was written, and our own reading has to say.
        return { results: [], errors: [(error as Error).message] };
      }
    },
    exportState: async () => (await child.ask({ kind: 'export' })) as string,
    importState: async (state) => void (await child.ask({ kind: 'import', state })),
    async settle() {
      await endOrphans(spec.id, mark);
      await releaseDeadLock(spec, () => child.ask({ kind: 'cancel' }));
    },
    programDigest: () =>
      fileDigest(fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './program.ts' : './program.js', import.meta.url))),
    remove: async () => void (await child.ask({ kind: 'remove' })),
    close: async () => child.end(),
  };
}

/** The child process, started again when it has died. */
class Child {
  readonly #spec: SessionSpec;
  readonly #env: Readonly<Record<string, string>>;
  readonly #waiting = new Map<number, Waiting>();
  #process: ChildProcess | undefined;
  #next = 1;
  #said = '';

  constructor(spec: SessionSpec, env: Readonly<Record<string, string>>) {
    this.#spec = spec;
    this.#env = env;
  }

  async ask(request: Request, onEvent?: (event: UpEvent) => void, signal?: AbortSignal): Promise<unknown> {
    if (this.#process === undefined && request.kind !== 'open') await this.ask({ kind: 'open', spec: this.#spec });
    const child = this.#process ?? this.#start();
    const id = this.#next;
    this.#next += 1;
    const stop = () => child.send({ kind: 'stop', of: id } satisfies Ask);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject, onEvent });
        child.send({ ...request, id } as Ask, (error) => error && reject(error));
      });
    } finally {
      this.#waiting.delete(id);
      signal?.removeEventListener('abort', stop);
    }
  }

  /** For what writes nothing to the cloud: a connection inside the engine that fails now and then is tried once more. */
  async askTwice(request: Request): Promise<unknown> {
    try {
      return await this.ask(request);
    } catch (error) {
      if (!/UNAVAILABLE|ended unexpectedly|ECONNRESET/.test((error as Error).message)) throw error;
      return this.ask(request);
    }
  }

  end(): void {
    const child = this.#process;
    this.#process = undefined;
    child?.disconnect();
  }

  #start(): ChildProcess {
    const child = fork(childFile, [], {
      env: { ...this.#env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
      execArgv: execArgv(),
    });
    child.stderr?.on('data', (chunk) => {
      this.#said = (this.#said + String(chunk)).slice(-4000);
    });
    child.on('message', (message) => this.#take(message as Answer));
    child.on('exit', () => this.#lost(child));
    this.#process = child;
    return child;
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.get(answer.of);
    if (!waiting) return;
    if ('event' in answer) waiting.onEvent?.(answer.event);
    else if (answer.ok) waiting.resolve(answer.value);
    else waiting.reject(toError(answer));
  }

  #lost(child: ChildProcess): void {
    if (this.#process === child) this.#process = undefined;
    const tail = this.#said.trim().split('\n').slice(-3).join(' ');
    for (const { reject } of this.#waiting.values())
      reject(new StackError('engine-ended', `The engine's process ended unexpectedly. ${tail}`.trim()));
  }
}

function toError({ isLocked, message }: Extract<Answer, { ok: false }>): StackError {
  if (isLocked) return new StackError('locked', 'Another run of the engine holds this change set. Wait for it to end, then run again.');
  if (/incorrect passphrase|passphrase must be set/i.test(message))
    return new StackError(
      'wrong-passphrase',
      'The passphrase does not open the state of this change set. Give the one it was made with in PULUMI_CONFIG_PASSPHRASE.',
    );
  if (/permission denied|EACCES|read-only file system|no such host|AccessDenied/i.test(message))
    return new StackError('backend', `The state backend cannot be used: ${lastLine(message)}`);
  return new StackError('engine', `Pulumi failed: ${lastLine(message)}`);
}

const lastLine = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /error|fail|denied/i.test(line))[0] ??
  text.split('\n')[0] ??
  text;

/** Under a TypeScript loader the child needs it too; nothing else of this program's flags. */
function execArgv(): string[] {
  return import.meta.url.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : [];
}
