import type { Inventory, Resource } from './documents.ts';
import { InputError } from './errors.ts';
import { createLineWriter, eachLine, firstLine, lastLine, lineNumber } from './lines.ts';

/** What is known of an inventory before its resources are read: the first line of its file. */
export type InventoryHeader = Omit<Inventory, 'resources' | 'gaps' | 'finishedAt' | 'isComplete'>;

/** What is known only when reading has ended: the last line of its file. */
export type InventoryClosing = Pick<Inventory, 'gaps' | 'finishedAt' | 'isComplete'>;

/** Writes an inventory as NDJSON while it is being read: a header line, a line a resource, a closing line. */
export interface InventoryWriter {
  write(resource: Resource): void;
  /** Writes the closing line; the file is an inventory only after it. */
  close(closing: InventoryClosing): void;
}

/** Where the parts of an inventory file stand. */
export interface InventoryFile {
  readonly header: InventoryHeader;
  readonly closing: InventoryClosing;
  /** Byte range of the resource lines. */
  readonly start: number;
  readonly end: number;
}

/** Creates or replaces the file. Lines are written in blocks of about a megabyte. */
export function createInventoryWriter(path: string, header: InventoryHeader): InventoryWriter {
  const lines = createLineWriter(path);
  lines.write(header);
  return {
    write: lines.write,
    close(closing) {
      lines.write(closing);
      lines.close();
    },
  };
}

/** Writes a whole inventory. */
export function writeInventory(path: string, { resources, gaps, finishedAt, isComplete, ...header }: Inventory): void {
  const writer = createInventoryWriter(path, header);
  for (const resource of resources) writer.write(resource);
  writer.close({ gaps, finishedAt, isComplete });
}

/** Reads a whole inventory into memory. @throws InputError `bad-inventory` naming file and line */
export function readInventory(path: string): Inventory {
  const { header, closing, start, end } = openInventory(path);
  const resources: Resource[] = [];
  readResources(path, start, end, (resource) => resources.push(resource));
  return { ...header, ...closing, resources };
}

/** Reads the first and the last line. @throws InputError `bad-inventory` when the file is none or its closing line is missing */
export function openInventory(path: string): InventoryFile {
  const header = parse<InventoryHeader>(firstLine(path).text);
  if (header?.schemaVersion !== 1 || !Array.isArray(header.types)) {
    throw bad(path, 1, 'This is no inventory: its first line is no header.');
  }
  const last = lastLine(path);
  const closing = parse<InventoryClosing>(last.text);
  if (!Array.isArray(closing?.gaps)) {
    throw new InputError('bad-inventory', `${path}: The closing line is missing, so the run that wrote it did not end. Inspect again.`);
  }
  return { header, closing, start: firstLine(path).end, end: last.start };
}

/**
 * Reads the resources whose lines begin in a byte range, in order, in constant memory.
 * @throws InputError `bad-inventory` naming file and line
 */
export function readResources(path: string, start: number, end: number, onResource: (resource: Resource) => void): void {
  eachLine(path, start, end, (text, offset) => {
    const resource = parse<Resource>(text);
    if (typeof resource?.type !== 'string' || typeof resource.fields !== 'object' || !Array.isArray(resource.unread)) {
      throw bad(path, lineNumber(path, offset), `This line is no resource: ${text.slice(0, 60)}`);
    }
    onResource(resource);
  });
}

function parse<T>(text: string): T | undefined {
  try {
    return (JSON.parse(text) ?? undefined) as T | undefined;
  } catch {
    return undefined;
  }
}

function bad(path: string, line: number, message: string): InputError {
  return new InputError('bad-inventory', `${path}:${line}: ${message}`);
}
