import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from './command-line.ts';
import { writeReplies, writeRules } from './fruit-estate.ts';

const folder = temporaryFolder();
const main = new URL('../../src/cli/main.ts', import.meta.url).pathname;
const tsx = import.meta.resolve('tsx');

it('a reader that closes the pipe changes no exit code: what was found still counts', () => {
  const inspect = ['inspect', '--replies', writeReplies(folder(), { mango: 3 }), '--rules-dir', writeRules(folder())];
  const argv = [process.execPath, '--import', tsx, main, ...inspect, '--out', join(folder(), 'out')];
  const { status, stderr } = spawnSync('bash', ['-c', '"$@" | true; exit "${PIPESTATUS[0]}"', 'bash', ...argv], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).not.toContain('EPIPE');
});
