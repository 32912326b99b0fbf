import type { FieldValue } from '../model/documents.ts';
import type { Field } from '../model/resource-type.ts';

/** A raw value in the type of its field; undefined when it is not one of that type. */
export function convertValue(raw: unknown, type: Field['type']): FieldValue | undefined {
  switch (type) {
    case 'string':
      return typeof raw === 'string' ? raw : typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : undefined;
    case 'integer':
    case 'number':
      return toNumber(raw, type === 'integer');
    case 'boolean':
      return toBoolean(raw);
    case 'timestamp':
      return toTimestamp(raw);
    case 'list':
      return Array.isArray(raw) ? (raw as FieldValue[]) : undefined;
    case 'object':
      return raw !== null && typeof raw === 'object' && !Array.isArray(raw) ? (raw as FieldValue) : undefined;
  }
}

function toNumber(raw: unknown, isInteger: boolean): number | undefined {
  const number = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  return isInteger && !Number.isInteger(number) ? undefined : number;
}

function toBoolean(raw: unknown): boolean | undefined {
  if (typeof raw === 'boolean') return raw;
  const word = typeof raw === 'string' ? raw.toLowerCase() : raw;
  if (word === 'true') return true;
  return word === 'false' ? false : undefined;
}

// Products write times as ISO with or without seconds, as "2026-01-02 03:04:05" in UTC, and as epoch seconds or milliseconds.
const spaced = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?$/;
const minuteOnly = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})Z$/;
const digits = /^\d{10}(\d{3})?$/;

/** A time of the cloud as ISO-8601 UTC; undefined when it is none. */
export function toTimestamp(raw: unknown): string | undefined {
  const ms = toEpochMs(raw);
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

function toEpochMs(raw: unknown): number | undefined {
  if (typeof raw === 'number') return raw > 0 ? (raw < 1e11 ? raw * 1000 : raw) : undefined;
  if (typeof raw !== 'string') return undefined;
  if (digits.test(raw)) return toEpochMs(Number(raw));
  const iso = raw.replace(spaced, '$1T$2Z').replace(minuteOnly, '$1:00Z');
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? undefined : ms;
}
