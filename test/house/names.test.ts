import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ResourceType } from '../../src/model/resource-type.ts';
import { filesIn, read, root } from './source-files.ts';

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** ACS::RDS::DBInstance lives in rds-db-instance: capitals begin words, a run of capitals is one word. */
function fileNameOf(type: string): string {
  return type
    .replace(/^ACS::/, '')
    .split('::')
    .filter((part) => part !== '')
    .flatMap((part) =>
      part
        .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
        .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
        .split('-'),
    )
    .join('-')
    .toLowerCase();
}

describe('names', () => {
  it('of source files are kebab-case', () => {
    const bad = [...filesIn('src', '.ts'), ...filesIn('test', '.ts')].filter(
      (file) => !kebab.test(basename(file).replace(/(\.browser)?(\.test)?\.ts$/, '')),
    );
    expect(bad).toEqual([]);
  });

  it('of resource types are those of their files', async () => {
    const files = filesIn('src/resources', '.ts').filter((file) => file.split('/').length === 3 && !file.endsWith('/index.ts'));
    const wrong: string[] = [];
    for (const file of files) {
      const { type } = ((await import(pathToFileURL(join(root, file)).href)) as { default: ResourceType }).default;
      if (loose(fileNameOf(type)) !== loose(basename(file, '.ts'))) wrong.push(`${file} holds ${type}`);
    }
    expect(wrong).toEqual([]);
  });

  it('of rules stand nowhere but in their paths', () => {
    const named = filesIn('rules', '.json').filter((file) => file.split('/').length === 3 && !file.startsWith('rules/profiles/'));
    const bad = named.filter((file) => !kebab.test(basename(file, '.json')) || 'id' in JSON.parse(read(file)));
    expect(named.length).toBeGreaterThan(0);
    expect(bad).toEqual([]);
  });
});

/** Where words end inside a product's own name is its own affair: VSwitch, OSS, SLBs. */
const loose = (name: string) => name.replaceAll('-', '');
