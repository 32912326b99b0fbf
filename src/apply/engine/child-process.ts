import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { StackError } from '../../model/errors.ts';
import type { UpOptions } from '../../model/stack.ts';
import { engineError } from './engine-error.ts';
import type { Answer, Ask, Task } from './messages.ts';
import { redactText } from './redact-text.ts';
import type { SessionSpec } from './session-spec.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly watch: ParentWatch;
  /** What the watcher threw: thrown on when the child has ended its work. */
  failure?: Error;
}

/** How an update is followed from outside. */
export type ParentWatch = Pick<UpOptions, 'onEvent' | 'signal' | 'mayWrite'>;

const isCompiled = !import.meta.url.endsWith('.ts');
const childFile = fileURLToPath(new URL(isCompiled ? './child.js' : './child.ts', import.meta.url));
const closeMs = 5_000;
const keptCharacters = 4_000;

/** A connection inside the engine that failed, or its process that ended: what only reads may be tried once more. */
export function mayBePassing(error: unknown): boolean {
  return error instanceof StackError && (error.code === 'engine-ended' || error.code === 'unavailable');
}

/** The process in which the Automation API runs. It is started at the first ask, and again when it has died. */
export class EngineProcess {
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

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** @throws StackError `engine-ended` when the process dies meanwhile, and what engineError makes of its failures */
  async run(task: Task, watch: ParentWatch = {}): Promise<unknown> {
    await this.open();
    return this.#ask((id) => ({ kind: 'run', id, task }), watch);
  }

  /** For what writes nothing to the cloud: a connection inside the engine that fails now and then is tried once more. */
  async runTwice(task: Task): Promise<unknown> {
    try {
      return await this.run(task);
    } catch (error) {
      if (!mayBePassing(error)) throw error;
      return this.run(task);
    }
  }

  /** Starts the process and opens the stack, where that is not done. */
  async open(): Promise<void> {
    if (this.#process !== undefined) return;
    this.#process = this.#start();
    await this.#ask((id) => ({ kind: 'open', id, spec: this.#spec })).catch((error: Error) => {
      this.#process?.disconnect();
      this.#process = undefined;
      throw error;
    });
  }

  /** Ends the process; what runs in it is interrupted. */
  async close(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.disconnect();
    const timer = setTimeout(() => child.kill('SIGKILL'), closeMs);
    await ended;
    clearTimeout(timer);
  }

  async #ask(make: (id: number) => Ask, watch: ParentWatch = {}): Promise<unknown> {
    const child = this.#process as ChildProcess;
    const { signal } = watch;
    const id = this.#next;
    this.#next += 1;
    const stop = () => void (child.connected && child.send({ kind: 'stop', of: id } satisfies Ask));
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject, watch });
        child.send(make(id), (error) => error && reject(this.#ended()));
        if (signal?.aborted) stop();
      });
    } finally {
      this.#waiting.delete(id);
      signal?.removeEventListener('abort', stop);
    }
  }

  #start(): ChildProcess {
    this.#said = '';
    const child = fork(childFile, [], {
      env: { ...this.#env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // What is undefined stays so.
      serialization: 'advanced',
      // A Ctrl-C goes to every process of the terminal's group: the engine is interrupted by us, once, and not twice.
      detached: true,
      // Under a TypeScript loader the child needs it too; nothing else of this program's flags.
      // By its place, since the person's folder knows no loader.
      execArgv: isCompiled ? [] : ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href],
    });
    child.stderr?.on('data', (chunk) => {
      this.#said = (this.#said + String(chunk)).slice(-keptCharacters);
    });
    child.on('message', (message) => this.#take(message as Answer));
    child.once('exit', () => this.#lost(child));
    child.once('error', () => this.#lost(child));
    return child;
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.get(answer.of);
    if (!waiting) return;
    if ('event' in answer) waiting.watch.onEvent?.(answer.event);
    else if ('moves' in answer) void this.#answerGate(answer, waiting);
    else if (waiting.failure) waiting.reject(waiting.failure);
    else if (answer.ok) waiting.resolve(answer.value);
    else waiting.reject(engineError(this.#spec.id, answer));
  }

  async #answerGate({ of, moves }: Extract<Answer, { moves: unknown }>, waiting: Waiting): Promise<void> {
    const child = this.#process;
    const mayWrite = await Promise.resolve()
      .then(() => waiting.watch.mayWrite?.(moves))
      .catch((error: Error) => {
        waiting.failure = error;
      });
    if (child?.connected) child.send({ kind: 'go', of, mayWrite: mayWrite === true } satisfies Ask);
  }

  #lost(child: ChildProcess): void {
    if (this.#process === child) this.#process = undefined;
    for (const { reject } of this.#waiting.values()) reject(this.#ended());
  }

  #ended(): StackError {
    const lines = redactText(this.#said).trim().split('\n');
    const tail = lines.find((line) => /Error/.test(line)) ?? lines.slice(-3).join(' ');
    return new StackError('engine-ended', `The process of the engine ended in the middle of its work. ${tail}`.trim());
  }
}
