import { toRows } from './rows.ts';

// 0 is not paid yet, 1 in service, 2 expired or overdue.
const states: Readonly<Record<string, boolean>> = { '0': false, '1': true, '2': false };

/** Whether a desktop group serves its users. */
export function inService(status: unknown): boolean | undefined {
  return states[String(status)];
}

const usable = new Set(['running', 'starting', 'stopped']);

/** Desktops of a group that somebody could take now: fit for use, and nobody is connected. */
export function countFree(desktops: unknown): number | undefined {
  if (!Array.isArray(desktops)) return undefined;
  const isFree = ({ DesktopStatus, ConnectionStatus }: (typeof rows)[number]) =>
    usable.has(String(DesktopStatus).toLowerCase()) && ConnectionStatus !== 'Connected';
  const rows = toRows(desktops);
  return rows.filter(isFree).length;
}
