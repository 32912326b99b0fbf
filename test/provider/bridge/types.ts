import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TypeFile } from '../type-file.ts';

const folder = fileURLToPath(new URL('../types/', import.meta.url));

/** Loads one type by its token: `alicloud:ecs/ecsDisk:EcsDisk` stands in types/ecs-ecsDisk.ts. Undefined where there is no file. */
export async function typeOf(token: string): Promise<TypeFile | undefined> {
  const [, path = ''] = token.split(':');
  const name = path.replace('/', '-').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  // Its ending differs where the plugin is bundled.
  const file = readdirSync(folder).find((each) => each.split('.')[0] === name);
  if (file === undefined) return undefined;
  const module = (await import(new URL(`../types/${file}`, import.meta.url).href)) as { default: TypeFile };
  return module.default;
}
