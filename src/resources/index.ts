import { readdir } from 'node:fs/promises';
import type { ResourceType } from '../model/resource-type.ts';

const isTypeFile = (name: string) => /\.(ts|js)$/.test(name) && !name.endsWith('.d.ts') && !name.startsWith('index.');

/** Every resource type of this folder by its code: a file more is a type more. */
export async function loadResourceTypes(): Promise<ReadonlyMap<string, ResourceType>> {
  const names = (await readdir(new URL('.', import.meta.url))).filter(isTypeFile).sort();
  const modules = await Promise.all(names.map((name) => import(new URL(name, import.meta.url).href)));
  return new Map(modules.map((module) => module.default as ResourceType).map((type) => [type.type, type]));
}
