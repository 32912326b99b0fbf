import { readFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';

const style = { singleQuote: true, printWidth: 140 } as const;

/** The TypeScript types of one schema file. */
function typesOf(source: string, target: string) {
  return {
    path: target,
    text: async () => {
      const schema = withoutTextsBesideRefs(JSON.parse(await readFile(source, 'utf8')));
      const names = Object.keys(schema.$defs);
      const whole = schema.properties ? schema : { ...schema, type: 'object', properties: refs(names), additionalProperties: false };
      const bannerComment = `// Generated from ${source}: change it there, then run "npm run generate".`;
      return compile(whole, schema.title, { bannerComment, additionalProperties: false, ignoreMinAndMaxItems: true, style });
    },
  };
}

/** A description beside a $ref would make the compiler invent a second name for the same type. */
// biome-ignore lint/suspicious/noExplicitAny: a schema is any JSON
function withoutTextsBesideRefs(node: any): any {
  if (Array.isArray(node)) return node.map(withoutTextsBesideRefs);
  if (node === null || typeof node !== 'object') return node;
  if (typeof node.$ref === 'string') return { $ref: node.$ref };
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutTextsBesideRefs(value)]));
}

function refs(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]));
}

export const documentTypes = [
  typesOf('src/model/documents.schema.json', 'src/model/documents.ts'),
  typesOf('rules/rule.schema.json', 'src/model/rule-file.ts'),
];
