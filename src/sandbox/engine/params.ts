import { SandboxError } from '../call.ts';
import type { Fields } from './product.ts';
import { compileShape, type Shape } from './shape.ts';

/** Turns the texts of a call into what the official model says they are. */
export interface ParamReader {
  /** Throws InvalidParameter for a text that is no number, boolean or JSON where one is due. */
  read(params: Fields): { readonly params: Fields; readonly unknown: readonly string[] };
}

/** Names that every call may carry. */
const common =
  /^(RegionId|ClientToken|DryRun|Owner(Id|Account)|ResourceOwner(Id|Account)|SourceIp|SecureTransport|Force|ResourceGroupId|AcceptLanguage|Lang|Bucket)$/i;

/** @param types  parameters of the official model; undefined if the model is not known, and then all stays as it is */
export function paramReader(types: Readonly<Record<string, string>> | undefined): ParamReader {
  if (!types) return { read: (params) => ({ params, unknown: [] }) };
  const shape = compileShape(types);
  const spelling = new Map([...shape.fields.keys()].map((name) => [name.toLowerCase(), name]));
  return {
    read(params) {
      const read: Record<string, unknown> = {};
      const unknown: string[] = [];
      for (const [sent, value] of Object.entries(params)) {
        const name = spelling.get(sent.toLowerCase());
        const field = name === undefined ? undefined : shape.fields.get(name);
        if (!field && !common.test(sent)) unknown.push(sent);
        read[field ? (name as string) : sent] = field ? typed(field, value) : value;
      }
      return { params: read, unknown };
    },
  };
}

function typed(shape: Shape, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => (shape.item ? typed(shape.item, one) : one));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, shape.fields.has(name) ? typed(shape.fields.get(name) as Shape, one) : one]),
    );
  }
  return typeof value === 'string' && value !== '' ? scalar(shape, value) : value;
}

function scalar(shape: Shape, text: string): unknown {
  switch (shape.type) {
    case 'number':
      return Number.isSafeInteger(Number(text)) || !Number.isInteger(Number(text)) ? numberOf(shape, text) : text;
    case 'boolean':
      if (/^true$/i.test(text)) return true;
      return /^false$/i.test(text) ? false : bad(shape);
    case 'json':
      return jsonOf(shape, text);
    case 'csv':
      return text.split(',');
    default:
      return text;
  }
}

function numberOf(shape: Shape, text: string): number {
  return Number.isNaN(Number(text)) ? bad(shape) : Number(text);
}

function jsonOf(shape: Shape, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return bad(shape);
  }
}

function bad(shape: Shape): never {
  throw new SandboxError(400, 'InvalidParameter', `The specified parameter ${shape.path} is not valid.`);
}
