import { readdir, readFile } from 'node:fs/promises';
import { findTokens } from './target-tokens.ts';

const typings = 'node_modules/@pulumi/alicloud';

/** The inputs of every Pulumi type that an automatic rule names, as the `*Args` interface of the pinned package has them. */
export const targetInputs = {
  path: 'src/targets/inputs.json',
  text: async () => {
    const tokens = await findTokens();
    const entries = await Promise.all(tokens.map(async (token) => [token, await inputsOf(token)] as const));
    return `{\n${entries.map(([token, names]) => `  ${JSON.stringify(token)}: ${JSON.stringify(names).replaceAll(',', ', ')}`).join(',\n')}\n}\n`;
  },
};

async function inputsOf(token: string): Promise<string[]> {
  const [, path = '', name = ''] = token.split(':');
  const text = await readFile(await fileOf(path), 'utf8');
  const start = text.indexOf(`export interface ${name}Args {`);
  if (start < 0) throw new Error(`${token}: the typings have no ${name}Args.`);
  const body = text.slice(start, text.indexOf('\n}', start));
  return [...body.matchAll(/^ {4}(\w+)\??: /gm)].map((match) => match[1] as string).sort();
}

/** Some files are spelt with other capitals than their token: fc/v3function for fc/v3Function. */
async function fileOf(path: string): Promise<string> {
  const [module = '', name = ''] = path.split('/');
  const files = await readdir(`${typings}/${module}`);
  const file = files.find((one) => one.toLowerCase() === `${name}.d.ts`.toLowerCase());
  if (file === undefined) throw new Error(`${typings}/${path}.d.ts: there is no such file.`);
  return `${typings}/${module}/${file}`;
}
