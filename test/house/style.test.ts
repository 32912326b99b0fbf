import { describe, expect, it } from 'vitest';
import { filesIn, read } from './source-files.ts';

const generated = ['src/model/documents.ts', 'src/model/rule-file.ts'];
const sources = filesIn('src', '.ts').filter((file) => !generated.includes(file));
const tests = filesIn('test', '.ts');
const longest = 300;

describe('source files', () => {
  it(`are no longer than ${longest} lines, tables of data aside`, () => {
    const isTable = (file: string) =>
      /^src\/(resources|sandbox\/products|sandbox\/estates)\//.test(file) || file === 'src/cloud/products.ts';
    const long = sources.filter((file) => !isTable(file)).map((file) => [file, read(file).split('\n').length - 1] as const);
    expect(long.filter(([, lines]) => lines > longest)).toEqual([]);
  });

  it('outside cli print nothing', () => {
    const prints = /\bconsole\.\w+\(|process\.(stdout|stderr)\b/;
    expect(sources.filter((file) => !file.startsWith('src/cli/') && prints.test(read(file)))).toEqual([]);
  });

  it('outside cli do not end the program', () => {
    expect(sources.filter((file) => !file.startsWith('src/cli/') && /process\.(exit\b|exitCode)/.test(read(file)))).toEqual([]);
  });
});

describe('tests', () => {
  it('are all run', () => {
    const idle = /\b(describe|it|test)\.(skip|only|todo)\b|\bx(it|describe)\(/;
    expect(tests.filter((file) => file !== 'test/house/style.test.ts' && idle.test(read(file)))).toEqual([]);
  });
});

describe('the project', () => {
  it('speaks of itself alone', () => {
    const foreign = /\b(claude|anthropic|chatgpt|openai|copilot|LLM)\b|\/work\/(main|shared)|\bissue [#]?\d+\b/i;
    const texts = [
      ...sources,
      ...tests,
      ...filesIn('rules', '.json'),
      ...filesIn('scripts', '.ts', '.mjs'),
      ...filesIn('docs', '.md'),
      'README.md',
      '.ci/run',
      'package.json',
    ];
    const speaking = texts.filter((file) => file !== 'test/house/style.test.ts' && foreign.test(read(file)));
    expect(speaking).toEqual([]);
  });
});
