import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { exportLines } from '../../src/cli/sandbox/serve-sandbox.ts';
import type { Inspection } from '../../src/model/documents.ts';
import { run, temporaryFolder } from './command-line.ts';

const folder = temporaryFolder();
const execute = promisify(execFile);

describe('start', () => {
  it.each([
    ['en', 'lang="en"', 'resources inspected'],
    ['zh-CN', 'lang="zh-CN"', '已巡检'],
  ])('inspects the sample estate and writes every report in %s', async (language, mark, words) => {
    const { exitCode, out } = await run(['start', '--lang', language], { cwd: folder() });
    expect(exitCode).toBe(0);
    expect(out).toContain(words);
    const name = readdirSync(join(folder(), 'out')).find((entry) => /^\d{8}-/.test(entry)) as string;
    const files = readdirSync(join(folder(), 'out', name));
    expect(files).toEqual(
      expect.arrayContaining(['inventory.ndjson', 'inspection.json', 'comparison.json', 'risk-report.html', 'risk-report.csv']),
    );
    expect(files).toEqual(expect.arrayContaining(['risk-report.json', 'risk-report.sarif', 'risk-report.junit.xml', 'risk-report.md']));
    expect(readFileSync(join(folder(), 'out', name, 'risk-report.html'), 'utf8')).toContain(mark);
    const inspection = JSON.parse(readFileSync(join(folder(), 'out', name, 'inspection.json'), 'utf8')) as Inspection;
    expect(inspection.inventory).toMatchObject({
      source: 'sandbox',
      isComplete: true,
      regions: ['cn-beijing', 'cn-hangzhou', 'cn-shanghai'],
    });
  });
});

describe('sandbox', () => {
  it('prints the lines that lead clients to it, serves, and ends with 0 on Ctrl-C', async () => {
    let stop: (() => void) | undefined;
    const printed: string[] = [];
    const running = run(['sandbox'], { cwd: folder(), onInterrupt: (given) => (stop = given), onPrint: (text) => printed.push(text) });
    await vi.waitFor(() => expect(stop).toBeDefined(), { timeout: 20_000 });
    const url = /^export XUNJIAN_SANDBOX='(http:\/\/127\.0\.0\.1:\d+)'$/m.exec(printed.join(''))?.[1] as string;
    expect((await fetch(url)).status).toBeGreaterThanOrEqual(400);
    stop?.();
    expect((await running).exitCode).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('with --print-env serves in a process of its own and leaves nothing but the lines', async () => {
    const main = new URL('../../src/cli/main.ts', import.meta.url).pathname;
    const { stdout, stderr } = await execute(process.execPath, ['--import', 'tsx', main, 'sandbox', '--print-env']);
    const pid = Number(/^export XUNJIAN_SANDBOX_PID='(\d+)'$/m.exec(stdout)?.[1]);
    try {
      expect(stderr).toBe('');
      expect(
        stdout
          .trim()
          .split('\n')
          .every((line) => /^export \w+='[^']*'$/.test(line)),
      ).toBe(true);
      const url = /^export XUNJIAN_SANDBOX='(.+)'$/m.exec(stdout)?.[1] as string;
      expect((await fetch(url)).status).toBeGreaterThanOrEqual(400);
    } finally {
      process.kill(pid);
    }
  });

  it('quotes values so that a shell runs nothing of them', () => {
    expect(exportLines({ A: "it's $(here)" })).toBe("export A='it'\\''s $(here)'");
  });

  it.each<[string, readonly string[], RegExp]>([
    ['an estate file that is not there', ['--estate', 'none.json'], /none\.json/],
    ['two estates', ['--estate', 'sample', '--resources', '5'], /--estate and --resources exclude each other/],
    ['no resources', ['--resources', '0'], /--resources 0: write a number from 1/],
    ['a port that is none', ['--port', '70000'], /--port 70000: ports run from 1 to 65535/],
    ['a control port that is none', ['--control-port', '70000'], /--control-port 70000: ports run from 1 to 65535/],
    ['a clock that is none', ['--clock', 'soon'], /--clock soon is no time; write it as 2026-12-01T00:00:00Z/],
    ['a seed of nothing', ['--seed', '7'], /--seed goes with --resources/],
  ])('%s is told in one sentence', async (_, flags, sentence) => {
    const { exitCode, out, err } = await run(['sandbox', ...flags], { cwd: folder() });
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n').length).toBe(1);
  });

  it('an unreadable estate file is told with its line', async () => {
    const path = join(folder(), 'estate.json');
    writeFileSync(path, '{\n  "seed": 5\n}\n');
    const { exitCode, err } = await run(['sandbox', '--estate', path], { cwd: folder() });
    expect(exitCode).toBe(2);
    expect(err).toMatch(/estate\.json:2/);
  });

  it('a port in use is told in one sentence', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { readonly port: number };
    const { exitCode, err } = await run(['sandbox', '--port', String(port)], { cwd: folder() });
    server.close();
    expect(exitCode).toBe(2);
    expect(err).toBe(`Port ${port} of 127.0.0.1 is in use; leave --port out to take a free one.\n`);
  });
});
