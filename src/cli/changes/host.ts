import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { PlanBinding } from '../../model/documents.ts';

export const hostName = (): string => hostname();

/** Versions of everything that takes part, for the record. */
export function versionsOf({ cli, plugin }: PlanBinding['engine']): Record<string, string> {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string };
  return { xunjian: version, node: process.version, pulumi: cli, plugin };
}
