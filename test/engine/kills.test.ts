import { expect, it } from 'vitest';
import { killRuns } from '../faults/kill-runs.ts';

const kills = Number(process.env.XUNJIAN_KILLS ?? 40);

it(`finishes after each of ${kills} kills of the program, the engine or the plugin, and does nothing twice`, async () => {
  const report = await killRuns({ count: kills, seed: 7 });
  expect(report.sentences).toEqual([]);
  expect(report.kills).toBeGreaterThan(kills / 2);
}, 1_800_000);
