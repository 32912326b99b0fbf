import { mkdirSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cloud, CloudCall } from '../model/cloud.ts';
import { CloudError, InputError } from '../model/errors.ts';
import type { Reply } from '../model/resource-type.ts';
import { readPages } from './pages.ts';
import { products } from './products.ts';
import { rawOf } from './raw-reply.ts';
import { redact } from './redact.ts';
import { fileOf, type ReplyEntry, type ReplyIndex } from './reply-index.ts';

const indexEveryMs = 500;

/**
 * The same cloud, with every reply and every refusal saved to a folder as it came, for {@link repliesCloud} to read.
 * The index is complete at the latest when the process ends. Throws InputError when the folder cannot be written.
 */
export function recordingCloud(cloud: Cloud, folder: string): Cloud {
  const recorder = new Recorder(cloud.accountId, folder);
  const call = async (one: CloudCall, page?: number): Promise<Reply> => {
    try {
      const reply = await cloud.call(one);
      await recorder.save(one, rawOf(reply) ?? JSON.stringify(reply, null, 2), page);
      return reply;
    } catch (error) {
      if (error instanceof CloudError) await recorder.save(one, textOf(error), page);
      throw error;
    }
  };
  return {
    accountId: cloud.accountId,
    call: (one) => call(one),
    pages: (one, paging, items) => {
      let page = 0;
      return readPages((next) => call(next, ++page), one, paging, items);
    },
  };
}

function textOf(error: CloudError): string {
  return redact(rawOf(error) ?? JSON.stringify({ Code: error.code, Message: error.message, RequestId: error.requestId ?? '' }, null, 2));
}

// A process that ends at once must not leave replies that the index does not know.
const recorders = new Set<Recorder>();
process.on('exit', () => {
  for (const recorder of recorders) recorder.finish();
});

class Recorder {
  readonly #accountId: string;
  readonly #folder: string;
  readonly #takenAt = new Date().toISOString();
  readonly #entries = new Map<string, ReplyEntry>();
  #isDue = false;

  constructor(accountId: string, folder: string) {
    this.#accountId = accountId;
    this.#folder = folder;
    try {
      mkdirSync(folder, { recursive: true });
      this.#writeIndex();
      recorders.add(this);
    } catch (error) {
      throw new InputError(
        'unwritable-record',
        `${folder}: replies cannot be recorded there (${(error as NodeJS.ErrnoException).code}); name another folder.`,
      );
    }
  }

  async save(call: CloudCall, text: string, page: number | undefined): Promise<void> {
    const file = fileOf(call, text.trimStart().startsWith('<') ? 'xml' : 'json');
    await writeFile(join(this.#folder, file), text);
    const { product, action, region, params, host, path } = call;
    const version = products[product]?.version;
    this.#entries.set(file, {
      file,
      product,
      action,
      ...(version && { version }),
      region,
      ...(host && { host }),
      ...(path && { path }),
      params,
      ...(page && { page }),
    });
    // Written now and then, so that a run that is cut off leaves an index too, and not once a reply.
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => this.finish(), indexEveryMs);
  }

  /** Writes what the index does not hold yet. */
  finish(): void {
    if (this.#isDue) this.#writeIndex();
    this.#isDue = false;
  }

  #writeIndex(): void {
    const index: ReplyIndex = {
      schemaVersion: 1,
      accountId: this.#accountId,
      takenAt: this.#takenAt,
      replies: [...this.#entries.values()],
    };
    writeFileSync(join(this.#folder, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
  }
}
