import type { Param } from '../../model/rule-file.ts';
import type { FieldFacts } from '../compile/field-table.ts';

/** What a value may be: the type of a field or of a parameter; any where a path hides it. */
export type ValueType = FieldFacts['type'] | 'any';

/** What a fact is to a condition. */
export interface Fact {
  readonly type: ValueType;
  readonly unit?: string;
  readonly values?: readonly string[];
}

/** Whether a value is one of the type; null is one of every type. */
export function isOfType(value: unknown, type: ValueType): boolean {
  if (value === null || type === 'any') return true;
  if (type === 'list') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string';
}

/** Whether two facts of these types can be equal at all. */
export function areComparable(a: ValueType, b: ValueType): boolean {
  const kind = (type: ValueType) => (type === 'integer' ? 'number' : type === 'timestamp' ? 'string' : type);
  return a === 'any' || b === 'any' || kind(a) === kind(b);
}

export function isNumeric(type: ValueType): boolean {
  return type === 'integer' || type === 'number' || type === 'any';
}

/** What is wrong with a value for a parameter, as the end of a sentence; undefined when nothing. */
export function paramProblem(param: Param, value: unknown): string | undefined {
  const show = JSON.stringify(value);
  if (value === null || !isOfType(value, param.type)) return `is ${show}; it must be of type ${param.type}.`;
  if (typeof value !== 'number') return undefined;
  if (param.minimum !== undefined && value < param.minimum) return `is ${show}; the least is ${param.minimum}.`;
  if (param.maximum !== undefined && value > param.maximum) return `is ${show}; the most is ${param.maximum}.`;
  return undefined;
}

/** What is wrong with a value for a field, as the end of a sentence; undefined when nothing. */
export function fieldValueProblem(field: Fact, value: unknown): string | undefined {
  if (!isOfType(value, field.type)) return `is ${JSON.stringify(value)}; it must be of type ${field.type} or null.`;
  if (field.values && typeof value === 'string' && !field.values.includes(value))
    return `is "${value}"; the field knows ${field.values.join(', ')}.`;
  return undefined;
}
