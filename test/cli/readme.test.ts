import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/cli/load-commands.ts';
import { run, temporaryFolder } from './command-line.ts';
import { writeReplies } from './fruit-estate.ts';

const folder = temporaryFolder();
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => text as string);

describe('README', () => {
  it('shows a rule that is sound and finds what it says', async () => {
    const path = join(folder(), /`(my-rules\/\S+\.json)`/.exec(readme)?.[1] as string);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, blocks.at(-1) as string);
    const rules = ['--rules-dir', join(folder(), 'my-rules')];
    expect(await run(['rules', 'check', ...rules])).toMatchObject({ exitCode: 0, err: '1 rule, 0 problems\n' });
    expect(await run(['rules', 'test', ...rules])).toMatchObject({ exitCode: 0, err: '4 of 4 examples as expected\n' });
    const replies = writeReplies(folder(), { mango: 14 });
    const { exitCode, out } = await run(['inspect', '--replies', replies, ...rules], { cwd: folder() });
    expect([exitCode, out]).toEqual([1, expect.stringContaining('RDS backups are kept for less than a month')]);
  });

  it.each([0, 1])('shows settings that are taken: example %i', async (index) => {
    writeFileSync(join(folder(), 'xunjian.json'), blocks[index] as string);
    const replies = writeReplies(folder(), { kiwi: 30 });
    expect((await run(['inspect', '--replies', replies, '--types', 'ACS::RDS::*'], { cwd: folder() })).err).not.toContain('xunjian.json');
  });

  it('names only commands and flags that exist', async () => {
    const commands = await loadCommands();
    const all = commands.flatMap((command) => [command, ...(command.commands ?? [])]);
    const flags = new Set(['--help', '--lang', ...all.flatMap(({ options = [] }) => options.map((option) => option.flags.split(' ')[0]))]);
    const used = [...readme.matchAll(/(?<=[\s`])--[a-z][a-z-]*(?=[\s`])/g)].map(([flag]) => flag);
    expect(used.filter((flag) => !flags.has(flag))).toEqual([]);
    const named = [...readme.matchAll(/xunjian ([a-z]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => !commands.some((command) => command.name === name))).toEqual([]);
  });
});
