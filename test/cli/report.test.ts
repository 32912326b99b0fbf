import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Inspection } from '../../src/model/documents.ts';
import { run, temporaryFolder } from './command-line.ts';
import { writeReplies, writeRules } from './fruit-estate.ts';

const folder = temporaryFolder();
const cli = (...argv: readonly string[]) => run(argv, { cwd: folder() });

let runFolder: string;
beforeEach(async () => {
  const replies = writeReplies(folder(), { mango: 3, lychee: undefined });
  await cli('inspect', '--replies', replies, '--rules-dir', writeRules(folder()), '--lang', 'en');
  const name = readdirSync(join(folder(), 'out')).find((entry) => /^\d{8}-/.test(entry));
  runFolder = join(folder(), 'out', name as string);
});

describe('report', () => {
  it('writes the newest run again in another language', async () => {
    rmSync(join(runFolder, 'risk-report.html'));
    const { exitCode, out } = await cli('report', '--lang', 'zh-CN');
    expect(exitCode).toBe(0);
    expect(out.trim()).toMatch(/^out\/\d{8}-\d{6}-\w+\/risk-report\.html$/);
    expect(readFileSync(join(runFolder, 'risk-report.html'), 'utf8')).toContain('lang="zh-CN"');
  });

  it.each([
    ['a run that does not exist', ['report', '20000101-000000-none'], /There is no run 20000101-000000-none; .*out has \d{8}-/],
    ['a folder without runs', ['report', '--out', 'elsewhere'], /elsewhere has no runs yet; begin with: xunjian inspect/],
    ['a format that does not exist', ['report', '--format', 'docx'], /There is no report format "docx"/],
  ])('%s is told in one sentence', async (_, argv, sentence) => {
    const { exitCode, out, err } = await cli(...argv);
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
  });

  it('of a damaged inspection is refused in one sentence', async () => {
    writeFileSync(join(runFolder, 'inspection.json'), '{"schemaVersion":1,');
    const { exitCode, err } = await cli('report');
    expect(exitCode).toBe(2);
    expect(err).toMatch(/inspection\.json: is damaged or no inspection/);
  });

  it('without Chromium says so and keeps the HTML', async () => {
    vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
    const { exitCode, err } = await cli('report', '--pdf');
    vi.unstubAllEnvs();
    expect(exitCode).toBe(2);
    expect(err).toMatch(/install Chromium/);
    expect(existsSync(join(runFolder, 'risk-report.html'))).toBe(true);
  });
});

describe('explain', () => {
  const findingOf = (outcome: string) => {
    const { rules } = JSON.parse(readFileSync(join(runFolder, 'inspection.json'), 'utf8')) as Inspection;
    return rules.flatMap(({ findings }) => findings).find((finding) => finding.outcome === outcome)?.id as string;
  };

  it('tells evidence, the call and the path that gave it, why, and what to do', async () => {
    const { exitCode, out } = await cli('explain', findingOf('fail'));
    expect(exitCode).toBe(0);
    expect(out).toContain('Kept for 3 days; 7 days are asked.');
    expect(out).toContain('backup.retentionDays = 3 days, required ≥ 7 days');
    expect(out).toContain('← rds:DescribeBackupPolicy → BackupRetentionPeriod');
    expect(out).toContain('What is gone is gone.');
    expect(out).toContain('Keep them longer.');
    expect(out).toMatch(/\(fail; first seen 20\d\d-\d\d-\d\d \d\d:\d\d\)/);
  });

  it('tells what was not read', async () => {
    const { out } = await cli('explain', findingOf('unknown'));
    expect(out).toMatch(/Not read:\n {2}backup\.retentionDays \(rds:DescribeBackupPolicy\): failed/);
  });

  it('takes the beginning of an id, and JSON', async () => {
    const id = findingOf('fail');
    const { out } = await cli('explain', id.slice(0, -2), '--json');
    expect(JSON.parse(out)).toMatchObject({
      finding: { id },
      rule: { id: 'backup/short' },
      origins: { 'backup.retentionDays': { action: 'rds:DescribeBackupPolicy' } },
    });
  });

  it.each([
    ['an id that is none', 'zzz', /has no finding zzz/],
    ['too little of an id', '', /2 findings begin with/],
  ])('%s is told in one sentence', async (_, id, sentence) => {
    const { exitCode, err } = await cli('explain', id);
    expect(exitCode).toBe(2);
    expect(err).toMatch(sentence);
  });
});
