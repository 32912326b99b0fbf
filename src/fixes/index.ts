import type { Fix } from '../model/fix.ts';

/** The fix of a name: a file of this folder. Undefined where there is none. */
export async function loadFix(name: string): Promise<Fix | undefined> {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) return undefined;
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const loaded = await import(new URL(`${name}.${ending}`, import.meta.url).href).catch(() => undefined);
  return loaded?.default as Fix | undefined;
}
