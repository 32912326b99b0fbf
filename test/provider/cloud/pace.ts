import { setTimeout as sleep } from 'node:timers/promises';

/** PROVIDER_WAIT_FACTOR: what every pause and every time limit is multiplied with; 1 is what the real plugin takes. */
export function waitFactor(): number {
  const factor = Number(process.env['PROVIDER_WAIT_FACTOR'] ?? 1);
  return Number.isFinite(factor) && factor >= 0 ? factor : 1;
}

/** Sleeps so many seconds of the real plugin. */
export async function pause(seconds: number): Promise<void> {
  await sleep(seconds * 1000 * waitFactor());
}
