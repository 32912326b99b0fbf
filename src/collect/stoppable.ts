import type { Cloud, Page } from '../model/cloud.ts';
import { Interrupted } from './gaps.ts';

/** The same cloud, whose calls end at once when a person stops the run: a call may wait minutes for its quota. */
export function stoppable(cloud: Cloud, signal: AbortSignal | undefined): Cloud {
  if (signal === undefined) return cloud;
  return {
    accountId: cloud.accountId,
    call: (call) => orStopped(cloud.call(call), signal),
    pages: (call, paging, items) => stoppablePages(cloud.pages(call, paging, items), signal),
  };
}

async function* stoppablePages(pages: AsyncIterable<Page>, signal: AbortSignal): AsyncGenerator<Page> {
  const iterator = pages[Symbol.asyncIterator]();
  for (;;) {
    const next = await orStopped(iterator.next(), signal);
    if (next.done) return;
    yield next.value;
  }
}

async function orStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    // A reply that has arrived already is still taken.
    stop = () => void setImmediate(() => reject(new Interrupted('stopped')));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
