import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { InputError } from './errors.ts';

const blockBytes = 1 << 20;
const newline = 10;

/** Writes lines in blocks of about a megabyte. */
export interface LineWriter {
  /** Writes a value as a line of JSON. */
  write(value: unknown): void;
  /** Writes a line that is ready; it holds no newline. */
  writeText(line: string): void;
  close(): void;
}

/** Creates or replaces the file. */
export function createLineWriter(path: string): LineWriter {
  const file = openSync(path, 'w');
  // Lines go to bytes at once: texts that wait for a block would live long enough to burden the collector.
  const block = Buffer.allocUnsafe(blockBytes);
  let filled = 0;
  const flush = () => {
    writeAll(file, block.subarray(0, filled));
    filled = 0;
  };
  const writeText = (text: string) => {
    const line = `${text}\n`;
    const most = line.length * 3;
    if (most > block.length - filled) flush();
    if (most > block.length) writeAll(file, Buffer.from(line));
    else filled += block.write(line, filled);
  };
  return {
    write: (value) => writeText(JSON.stringify(value)),
    writeText,
    close() {
      flush();
      closeSync(file);
    },
  };
}

function writeAll(file: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

/** Each line of a byte range that begins and ends between lines. */
export function eachLine(path: string, start: number, end: number, onLine: (text: string, offset: number) => void): void {
  withFile(path, (file) => {
    let buffer = Buffer.allocUnsafe(blockBytes);
    let held = 0;
    for (let at = start; at < end; ) {
      const read = readSync(file, buffer, held, Math.min(buffer.length - held, end - at), at);
      if (read === 0) break;
      const [base, filled] = [at - held, held + read];
      at += read;
      let from = 0;
      const block = buffer.subarray(0, filled);
      for (let to = block.indexOf(newline, from); to !== -1; to = block.indexOf(newline, from)) {
        if (to > from) onLine(buffer.toString('utf8', from, to), base + from);
        from = to + 1;
      }
      held = filled - from;
      if (held === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
      else buffer.copy(buffer, 0, from, filled);
    }
    if (held > 0) onLine(buffer.toString('utf8', 0, held), end - held);
  });
}

/** The byte after the first newline at or after a place. */
export function nextLine(path: string, from: number, end: number): number {
  return withFile(path, (file) => Math.min(end, lineFrom(file, from, end).end));
}

/** The number of the line that begins at a byte, from 1. */
export function lineNumber(path: string, offset: number): number {
  let line = 1;
  eachLine(path, 0, offset, () => line++);
  return line;
}

/** The first line and the byte after it. */
export function firstLine(path: string): Line & { readonly end: number } {
  return withFile(path, (file) => lineFrom(file, 0, fstatSync(file).size));
}

/** The last line that is not empty, and where it begins. */
export function lastLine(path: string): Line & { readonly start: number } {
  return withFile(path, (file) => {
    const size = fstatSync(file).size;
    for (let length = 1 << 16; ; length *= 4) {
      const from = Math.max(0, size - length);
      const chunk = Buffer.alloc(size - from);
      readSync(file, chunk, 0, chunk.length, from);
      const end = chunk.at(-1) === newline ? chunk.length - 1 : chunk.length;
      const stop = end > 0 ? chunk.lastIndexOf(newline, end - 1) : -1;
      if (stop !== -1 || from === 0) return { text: chunk.toString('utf8', stop + 1, end), start: from + stop + 1 };
    }
  });
}

interface Line {
  readonly text: string;
}

function lineFrom(file: number, from: number, end: number): Line & { readonly end: number } {
  const chunks: Buffer[] = [];
  for (let at = from; at < end; ) {
    const chunk = Buffer.alloc(Math.min(1 << 16, end - at));
    const read = readSync(file, chunk, 0, chunk.length, at);
    if (read === 0) break;
    const stop = chunk.subarray(0, read).indexOf(newline);
    if (stop !== -1) return { text: Buffer.concat([...chunks, chunk.subarray(0, stop)]).toString(), end: at + stop + 1 };
    chunks.push(chunk.subarray(0, read));
    at += read;
  }
  return { text: Buffer.concat(chunks).toString(), end };
}

function withFile<T>(path: string, use: (file: number) => T): T {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw new InputError('unreadable-file', `${path}: The file cannot be read: ${(cause as Error).message}.`, { cause });
  }
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}
