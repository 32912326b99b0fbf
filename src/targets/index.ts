import { readdir } from 'node:fs/promises';
import type { Target } from '../model/target.ts';
import inputs from './inputs.json' with { type: 'json' };

/** Every Pulumi type that fixes change, by its token. One file of this folder each. */
export async function loadTargets(): Promise<ReadonlyMap<string, Target>> {
  const folder = new URL('./', import.meta.url);
  const files = (await readdir(folder)).filter((file) => /^(?!index\.).+\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'));
  const targets = await Promise.all(files.map(async (file) => (await import(new URL(file, folder).href)).default as Target));
  return new Map(targets.map((target) => [target.token, target]));
}

/** Every input that the Pulumi type takes, as the typings of the pinned package name them. */
export function inputsOf(token: string): readonly string[] {
  return (inputs as Readonly<Record<string, readonly string[]>>)[token] ?? [];
}
