import { describe, expect, it } from 'vitest';
import { filesIn, importsOf, read, target } from './source-files.ts';

/** What each folder of src may import of ours. */
const may: Readonly<Record<string, readonly string[]>> = {
  model: [],
  cloud: ['model'],
  resources: ['model'],
  collect: ['model', 'cloud', 'resources'],
  evaluate: ['model', 'resources'],
  render: ['model'],
  targets: ['model'],
  fixes: ['model'],
  approve: ['model'],
  plan: ['model', 'targets', 'fixes', 'resources', 'approve'],
  apply: ['model', 'approve'],
  store: ['model', 'approve'],
  sandbox: ['model'],
  cli: [
    'model',
    'cloud',
    'resources',
    'collect',
    'evaluate',
    'render',
    'store',
    'sandbox',
    'targets',
    'fixes',
    'approve',
    'plan',
    'apply',
    'index.ts',
  ],
  'index.ts': ['model', 'cloud', 'resources', 'collect', 'evaluate', 'render', 'store', 'sandbox', 'approve', 'plan', 'apply'],
};

const files = filesIn('src', '.ts');
const folderOf = (file: string) => file.split('/')[1] as string;

describe('the import table', () => {
  it('names every folder of src', () => {
    expect([...new Set(files.map(folderOf))].filter((folder) => !(folder in may))).toEqual([]);
  });

  it('is kept by every import line', () => {
    const broken = files.flatMap((file) => {
      const own = folderOf(file);
      const foreign = importsOf(read(file))
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => target(file, specifier))
        .filter((path) => path.startsWith('src/') && folderOf(path) !== own);
      return foreign.filter((path) => !may[own]?.includes(folderOf(path))).map((path) => `${file} imports ${path}`);
    });
    expect(broken).toEqual([]);
  });

  it('finds a line that breaks it, in every form', () => {
    const text = `import { a } from '../render/a.ts';\nexport * from "x";\nimport type {\n  B,\n} from '../store/b.ts';\nawait import('../cli/c.ts');\nexport { d } from '../plan/d.ts';\nimport './e.ts';`;
    expect(importsOf(text).map(({ specifier }) => specifier)).toEqual([
      '../render/a.ts',
      '../store/b.ts',
      '../cli/c.ts',
      '../plan/d.ts',
      './e.ts',
    ]);
  });
});

describe('relative imports', () => {
  it('carry their ending', () => {
    const bare = files.flatMap((file) =>
      importsOf(read(file))
        .filter(({ specifier }) => specifier.startsWith('.') && !/\.(ts|json)$/.test(specifier))
        .map(({ specifier }) => `${file}: ${specifier}`),
    );
    expect(bare).toEqual([]);
  });

  it('run in no circle', () => {
    const graph = new Map(files.map((file) => [file, valueImports(file)]));
    expect(circleIn(graph)).toEqual([]);
  });
});

/** Types are gone when the program runs, so they make no circle. */
function valueImports(file: string): readonly string[] {
  return importsOf(read(file))
    .filter(({ specifier, isTypeOnly }) => specifier.startsWith('.') && !isTypeOnly)
    .map(({ specifier }) => target(file, specifier));
}

function circleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    path.push(file);
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next);
      if (circle) return circle;
    }
    path.pop();
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = visit(file);
    if (circle) return circle;
  }
  return [];
}
