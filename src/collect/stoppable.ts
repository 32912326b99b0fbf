import type { Cloud, Page } from '../model/cloud.ts';
import { Interrupted } from './gaps.ts';

/** What ends the waiting of every call that is under way. */
interface Stop {
  readonly signal: AbortSignal;
  readonly waiting: Set<() => void>;
}

/** The same cloud, whose calls end at once when a person stops the run: a call may wait minutes for its quota. */
export function stoppable(cloud: Cloud, signal: AbortSignal | undefined): Cloud {
  if (signal === undefined) return cloud;
  const stop = listenOnce(signal);
  return {
    accountId: cloud.accountId,
    call: (call) => orStopped(cloud.call(call), stop),
    pages: (call, paging, items) => stoppablePages(cloud.pages(call, paging, items), stop),
  };
}

// One listener for all calls: hundreds are under way at a time.
function listenOnce(signal: AbortSignal): Stop {
  const waiting = new Set<() => void>();
  const endAll = () => {
    for (const end of waiting) end();
  };
  signal.addEventListener('abort', endAll, { once: true });
  return { signal, waiting };
}

async function* stoppablePages(pages: AsyncIterable<Page>, stop: Stop): AsyncGenerator<Page> {
  const iterator = pages[Symbol.asyncIterator]();
  for (;;) {
    const next = await orStopped(iterator.next(), stop);
    if (next.done) return;
    yield next.value;
  }
}

async function orStopped<T>(work: Promise<T>, { signal, waiting }: Stop): Promise<T> {
  let end = () => {};
  const stopped = new Promise<never>((_, reject) => {
    // A reply that has arrived already is still taken.
    end = () => void setImmediate(() => reject(new Interrupted('stopped')));
  });
  if (signal.aborted) end();
  else waiting.add(end);
  try {
    return await Promise.race([work, stopped]);
  } finally {
    waiting.delete(end);
  }
}
