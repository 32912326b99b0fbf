import type { FieldValue, Unread } from '../model/documents.ts';
import type { Field, Reply } from '../model/resource-type.ts';
import { convertValue } from './convert-value.ts';
import { fillText, type Scope } from './fill-template.ts';
import { resolvePath } from './resolve-path.ts';

/** A field that was asked for: its value, or why there is none. */
export type FieldResult = { readonly value: FieldValue } | { readonly unread: Unread };

/** Reads one field from a row or a reply. Never throws: one odd value costs no other. */
export function readField(name: string, field: Field, reply: Reply, action: string, scope?: Scope): FieldResult {
  try {
    return field.read ? readComputed(name, field, reply, action, scope) : readPlain(name, field, reply, action, scope);
  } catch (error) {
    return unread(name, action, 'failed', `The reply of ${action} could not be understood: ${(error as Error).message}`);
  }
}

function readPlain(name: string, field: Field, reply: Reply, action: string, scope: Scope | undefined): FieldResult {
  const path = pathsOf(name, field)[0] as string;
  const raw = valueAt(path, reply, scope);
  if (isNothing(raw, field)) return absent(name, field, raw, path, action);
  const value = convertValue(raw, field.type);
  if (value === undefined)
    return unread(name, action, 'unsupported', `${action} answers ${path} = ${shorten(raw)}, which is no ${field.type}.`);
  return known(name, field, value, action);
}

function readComputed(name: string, field: Field, reply: Reply, action: string, scope: Scope | undefined): FieldResult {
  const paths = pathsOf(name, field);
  const raws = paths.map((path) => valueAt(path, reply, scope));
  const isAllMissing = raws.every((raw, index) => isPlaceholder(paths[index] as string) || raw === undefined || raw === null || raw === '');
  if (isAllMissing && field.absent !== undefined) return { value: field.absent };
  const value = field.read?.(...raws);
  if (value !== undefined) return known(name, field, value, action);
  return unread(
    name,
    action,
    'unsupported',
    `${action} answers ${paths.map((path, i) => `${path} = ${shorten(raws[i])}`).join(', ')}, which is not understood.`,
  );
}

function valueAt(path: string, reply: Reply, scope: Scope | undefined): unknown {
  return isPlaceholder(path) ? scope && fillText(path, scope) : resolvePath(reply, path);
}

const isPlaceholder = (path: string) => path.startsWith('${');

function pathsOf(name: string, field: Field): readonly string[] {
  const path = field.path ?? name;
  return typeof path === 'string' ? [path] : path;
}

function isNothing(raw: unknown, field: Field): boolean {
  if (raw === undefined || raw === null) return true;
  return raw === '' && (field.absent !== undefined || field.type !== 'string');
}

function absent(name: string, field: Field, raw: unknown, path: string, action: string): FieldResult {
  if (field.absent !== undefined) return { value: field.absent };
  if (raw === null) return { value: null };
  return unread(name, action, 'unsupported', `The reply of ${action} has no ${path}.`);
}

function known(name: string, field: Field, value: FieldValue, action: string): FieldResult {
  if (!field.values || typeof value !== 'string' || field.values.includes(value)) return { value };
  return unread(name, action, 'unsupported', `${action} answers "${value}", which is none of ${field.values.join(', ')}.`);
}

function unread(field: string, action: string, reason: Unread['reason'], message: string): FieldResult {
  return { unread: { field, action, reason, message } };
}

function shorten(raw: unknown): string {
  const text = JSON.stringify(raw) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
