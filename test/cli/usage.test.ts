import { describe, expect, it } from 'vitest';
import { run } from './command-line.ts';

const chinese = { env: { LANG: 'zh_CN.UTF-8' } };

describe('the help', () => {
  it.each([[['--help']], [['help']], [[]]])('of the program names every command: %j', async (argv) => {
    const { exitCode, out, err } = await run(argv);
    expect(exitCode).toBe(0);
    expect(err).toBe('');
    for (const name of ['start', 'inspect', 'report', 'explain', 'rules', 'resources', 'permissions', 'sandbox'])
      expect(out).toContain(`\n  ${name}`);
    expect(out).toMatch(/3 {2}incomplete/);
  });

  it('speaks Chinese, titles included', async () => {
    const { out } = await run(['inspect', '--help'], chinese);
    expect(out).toContain('用法：');
    expect(out).toContain('选项：');
    expect(out).not.toMatch(/Usage|Options|display help/);
  });

  it('aligns Chinese by what it takes on a terminal', async () => {
    const { out } = await run(['--help'], chinese);
    const texts = out.split('\n').filter((line) => /^ {2}(inspect|rules|sandbox) /.test(line));
    expect(texts.length).toBe(3);
    expect(new Set(texts.map((line) => line.search(/[\u4e00-\u9fff]/))).size).toBe(1);
  });

  it.each(['inspect', 'rules', 'sandbox'])('of %s names the options of every command', async (name) => {
    expect((await run([name, '--help'])).out).toContain('--lang <language>');
  });
});

describe('wrong usage is told in one sentence and ends with 2', () => {
  it.each([
    [['inspct'], /Unknown command 'inspct'\. Did you mean inspect\? /],
    [['inspect', '--regons', 'x'], /Unknown option '--regons'\. Did you mean --regions\? /],
    [['inspect', '--fail-on', 'sometimes'], /'--fail-on <severity>' argument 'sometimes' is invalid.*critical \| high/],
    [['inspect', '--profile'], /'--profile <name>' argument missing/],
    [['rules', 'show'], /Missing required argument 'id'/],
    [['sandbox', '--port', 'x'], /'--port <number>' argument 'x' is invalid.*whole number/],
    [['inspect', '--replies', 'a', '--inventory', 'b'], /--replies and --inventory exclude each other/],
    [['inspect', '--param', 'minDays=3', '--replies', 'a'], /write <rule>\.<name>=<value>/],
  ])('%j', async (argv, sentence) => {
    const { exitCode, out, err } = await run(argv);
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n').length).toBe(1);
  });

  it.each([['--profile', '-db'], ['--profile=-db']])('a value that begins with a dash is taken as it is: %s', async (...flags) => {
    expect((await run(['inspect', ...flags, '--regions', 'cn-hangzhou'])).err).toMatch(/-db/);
  });

  it('in Chinese too', async () => {
    const { exitCode, err } = await run(['inspect', '--regons', 'x'], chinese);
    expect([exitCode, err]).toEqual([2, '没有选项 --regons。是否想用 --regions？用 xunjian --help 查看帮助。\n']);
  });
});
