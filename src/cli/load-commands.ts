import { readdir } from 'node:fs/promises';
import type { CommandSpec } from './command.ts';

const order = ['start', 'inspect', 'report', 'explain', 'rules', 'resources', 'permissions', 'sandbox'];

/** Every command of the folder: a file more is a command more. Those that the order does not name come last. */
export async function loadCommands(): Promise<readonly CommandSpec[]> {
  const folder = new URL('commands/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => /\.(ts|js)$/.test(name) && !name.endsWith('.d.ts'));
  const modules = await Promise.all(names.map((name) => import(new URL(name, folder).href) as Promise<{ default: CommandSpec }>));
  const place = ({ name }: CommandSpec) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  return modules.map((module) => module.default).sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}
