import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { nearest } from '../check/nearest.ts';
import type { Problem } from './json-source.ts';

const ruleSchema = new URL('../../../rules/rule.schema.json', import.meta.url);
const documentsSchema = new URL('../../model/documents.schema.json', import.meta.url);

/** What the contract of rule files says against a value; empty when nothing. */
export function ruleProblems(value: unknown): Problem[] {
  return check(validators().rule, value);
}

/** What the contract of profiles says against a value; empty when nothing. */
export function profileProblems(value: unknown): Problem[] {
  return check(validators().profile, value);
}

/** What the contract of a settings file says against a value: xunjian.json, or a list of exceptions; empty when nothing. */
export function documentProblems(kind: 'Config' | 'Exceptions', value: unknown): Problem[] {
  return check(validators()[kind], value);
}

let compiled: Readonly<Record<'rule' | 'profile' | 'Config' | 'Exceptions', ValidateFunction>> | undefined;

function validators() {
  if (compiled) return compiled;
  const ajv = new Ajv2020({ strict: true, allErrors: true, verbose: true });
  addFormats.default(ajv);
  ajv.addSchema(JSON.parse(readFileSync(documentsSchema, 'utf8')), 'documents');
  const of = (name: string) => ajv.compile({ $ref: `documents#/$defs/${name}` });
  compiled = {
    rule: ajv.compile(JSON.parse(readFileSync(ruleSchema, 'utf8'))),
    profile: of('Profile'),
    Config: of('Config'),
    Exceptions: ajv.compile({ type: 'array', items: { $ref: 'documents#/$defs/Exception' } }),
  };
  return compiled;
}

function check(validate: ValidateFunction, value: unknown): Problem[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(problem);
}

function problem(error: ErrorObject): Problem {
  const path = steps(error.instancePath);
  const where = error.instancePath.slice(1) || 'the file';
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params.additionalProperty);
    const known = Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
    const hint = nearest(name, known);
    return {
      path: [...path, name],
      isKey: true,
      message: `${where} has no property "${name}"${hint ? `; did you mean "${hint}"?` : `; known are ${known.join(', ')}.`}`,
    };
  }
  if (error.keyword === 'required') return { path, message: `${where} lacks "${String(error.params.missingProperty)}".` };
  if (error.keyword === 'enum')
    return {
      path,
      message: `${where} is ${JSON.stringify(error.data)}; it must be one of ${(error.params.allowedValues as unknown[]).join(', ')}.`,
    };
  return { path, message: `${where} ${error.message ?? 'is wrong'}.` };
}

/** A JSON pointer as names and indexes. */
function steps(pointer: string): (string | number)[] {
  const names = pointer.split('/').slice(1);
  return names.map((name) => (/^\d+$/.test(name) ? Number(name) : name.replaceAll('~1', '/').replaceAll('~0', '~')));
}
