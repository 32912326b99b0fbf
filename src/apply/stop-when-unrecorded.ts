import { StackError } from '../model/errors.ts';

/** Lets a run of the engine go on only as long as what it does is recorded. */
export interface RecordingGuard {
  /** Stops after the running operation when a recording failed, or the person says so. */
  readonly signal: AbortSignal;
  /** Passes events on; a failure to record one is kept, since nobody is there who could take it. */
  recording<T>(onEvent: (event: T) => void): (event: T) => void;
  /** @throws the first failure to record, when the engine has ended */
  check(): void;
}

/** @param signal  the person's own wish to stop */
export function stopWhenUnrecorded(signal?: AbortSignal): RecordingGuard {
  const halt = new AbortController();
  let lost: { readonly error: unknown } | undefined;
  return {
    signal: signal ? AbortSignal.any([signal, halt.signal]) : halt.signal,
    recording: (onEvent) => (event) => {
      if (lost) return;
      try {
        onEvent(event);
      } catch (error) {
        lost = { error };
        halt.abort();
      }
    },
    check() {
      if (lost) throw withAdvice(lost.error);
    },
  };
}

function withAdvice(error: unknown): unknown {
  if (!(error instanceof StackError)) return error;
  const advice = 'The engine was stopped. Then run apply again: it reads what the cloud has taken, and writes nothing twice.';
  return new StackError(error.code, `${error.message} ${advice}`, { cause: error });
}
