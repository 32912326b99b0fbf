/**
 * Writes schema.json: the inputs and outputs of every type that a rule's fix or a type file here names, from the typings of
 * @pulumi/alicloud and the facts that typings cannot hold (facts.json). Run: node --import tsx test/provider/generate-schema.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Property, ResourceFacts, ResourceSchema } from './bridge/schema.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const typings = join(root, 'node_modules/@pulumi/alicloud');

/** The schema of one type, e.g. `alicloud:ecs/ecsDisk:EcsDisk`. Throws for a fact about a property that the typings lack. */
export function resourceSchema(token: string, facts: ResourceFacts): ResourceSchema {
  const { path, className } = placeOf(token);
  const declarations = readFileSync(join(typings, `${path}.d.ts`), 'utf8');
  const inputs = members(block(declarations, `export interface ${className}Args`));
  const outputs = members(block(declarations, `export declare class ${className}`));
  checkFacts(token, facts, inputs);
  return {
    inputs: Object.fromEntries([...inputs].map(([name, member]) => [name, input(name, member, outputs.get(name), facts)])),
    outputs: Object.fromEntries([...outputs].map(([name, member]) => [name, kindOf(member.type)])),
    secrets: secretOutputs(path),
  };
}

/** File and class of a token; some files are written all in small letters. */
function placeOf(token: string): { path: string; className: string } {
  const [, path = '', className = ''] = token.split(':');
  const [module = ''] = path.split('/');
  const file = readdirSync(join(typings, module)).find(
    (name) => name.toLowerCase() === `${path.slice(module.length + 1)}.d.ts`.toLowerCase(),
  );
  if (file === undefined) throw new Error(`@pulumi/alicloud has no ${token}`);
  return { path: `${module}/${file.replace(/\.d\.ts$/, '')}`, className };
}

interface Member {
  readonly isOptional: boolean;
  readonly isDeprecated: boolean;
  readonly type: string;
}

function input(name: string, member: Member, output: Member | undefined, facts: ResourceFacts): Property {
  const fallback = facts.defaults?.[name];
  return {
    type: kindOf(member.type),
    ...(member.isOptional ? {} : { required: true }),
    ...(output !== undefined && member.isOptional && !output.type.includes('undefined') ? { computed: true } : {}),
    ...(member.isDeprecated ? { deprecated: true } : {}),
    ...(facts.replace?.includes(name) === true ? { replace: true } : {}),
    ...(fallback === undefined ? {} : { default: fallback }),
  };
}

function kindOf(type: string): Property['type'] {
  const plain = type
    .replaceAll(/pulumi\.(Input|Output)</g, '')
    .replaceAll(/[>\s]/g, '')
    .replaceAll('|undefined', '');
  if (plain.startsWith('{[key:string]:')) return 'map';
  if (/^(string|number|boolean)\[\]$/.test(plain)) return plain as Property['type'];
  if (plain.endsWith('[]')) return 'object[]';
  if (/^(string|number|boolean)$/.test(plain)) return plain as Property['type'];
  return 'string' === plain.split('|')[0] ? 'string' : 'object';
}

function block(text: string, head: string): string {
  const start = text.search(new RegExp(`${head}\\b`));
  if (start < 0) throw new Error(`the typings have no "${head}"`);
  const end = text.indexOf('\n}', start);
  return text.slice(text.indexOf('{', start) + 1, end);
}

/** Members of an interface or class by name; methods and constructors are passed over. */
function members(body: string): Map<string, Member> {
  const member = /^ {4}(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s+)?(?:readonly )?(\w+)(\??): (pulumi\.(?:Input|Output)<[\s\S]*?>);$/gm;
  const found = [...body.matchAll(member)].map(([, comment = '', name = '', mark, type = '']): [string, Member] => {
    return [name, { isOptional: mark === '?', isDeprecated: comment.includes('@deprecated'), type }];
  });
  return new Map(found);
}

function secretOutputs(path: string): readonly string[] {
  const code = readFileSync(join(typings, `${path}.js`), 'utf8');
  const list = /additionalSecretOutputs: \[([^\]]*)\]/.exec(code)?.[1] ?? '';
  return [...list.matchAll(/"(\w+)"/g)].map(([, name = '']) => name);
}

function checkFacts(token: string, facts: ResourceFacts, inputs: ReadonlyMap<string, Member>): void {
  const named = [
    ...(facts.replace ?? []),
    ...(facts.unread ?? []),
    ...Object.keys(facts.defaults ?? {}),
    ...(facts.conflicts ?? []).flat(),
    ...(facts.exactlyOne ?? []).flat(),
    ...Object.keys(facts.oneOf ?? {}).map((path) => path.split('.')[0] ?? ''),
  ];
  const strange = named.filter((name) => !inputs.has(name));
  if (strange.length > 0) throw new Error(`facts.json, ${token}: the typings have no ${strange.join(', ')}`);
}

function tokensOf(text: string): string[] {
  return [...text.matchAll(/alicloud:\w+\/\w+:\w+/g)].map(([token]) => token);
}

function textsUnder(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(json|ts)$/.test(name));
  return files.map((name) => readFileSync(join(folder, name), 'utf8'));
}

function main(): void {
  const facts = JSON.parse(readFileSync(join(here, 'facts.json'), 'utf8')) as Record<string, ResourceFacts>;
  const texts = [...textsUnder(join(root, 'rules')), ...textsUnder(join(here, 'types'))];
  const tokens = [...new Set([...texts.flatMap(tokensOf), ...Object.keys(facts)])].sort();
  const schema = Object.fromEntries(tokens.map((token) => [token, resourceSchema(token, facts[token] ?? {})]));
  writeFileSync(join(here, 'schema.json'), `${JSON.stringify(schema, null, 1)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
