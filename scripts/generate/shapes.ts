/**
 * Writes src/sandbox/shapes/<product>.json: parameters and reply fields of every action that the sandbox may answer,
 * out of the official typed SDKs. Run by hand when an SDK or the list of actions changes:
 *
 *   python3 -m venv /tmp/shapes && /tmp/shapes/bin/pip install -r test/sandbox/python/requirements.txt
 *   node --import tsx scripts/generate/shapes.ts /tmp/shapes/bin/python
 *
 * shapes-actions.json says which actions and which packages: npm's SDK where it knows the action, else PyPI's.
 * shapes-corrections.json holds what no typed SDK says right, above all the XML names of OSS, and where each comes from.
 * Not a part of `npm run generate`: it needs the Python packages.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { type ActionShape, installedVersion, loadSdk, shapeOf } from './shapes-npm.ts';

interface Source {
  readonly version: string;
  readonly npm?: string;
  readonly pypi?: string;
  readonly actions: readonly string[];
}
type Shapes = Record<string, ActionShape | null>;
type Correction = Partial<ActionShape> & { readonly root?: string; readonly from: string };

const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as unknown;
const sources = read('shapes-actions.json') as Record<string, Source>;
const corrections = read('shapes-corrections.json') as Record<string, Record<string, Correction>>;

function npmShapes({ npm, actions }: Source): Shapes {
  if (npm === undefined) return {};
  const sdk = loadSdk(npm);
  const known = actions.flatMap((name) => sdk.actions.get(name) ?? []);
  return Object.fromEntries(known.map((action) => [action.action, shapeOf(action)]));
}

const packageModule = (pypi: string) => pypi.replace(/==.*/, '').replaceAll('-', '_');

function pythonShapes(wanted: Record<string, readonly string[]>): Record<string, Shapes> {
  const python = process.argv[2] ?? 'python3';
  const script = new URL('shapes-python.py', import.meta.url).pathname;
  return JSON.parse(execFileSync(python, [script, JSON.stringify(wanted)], { maxBuffer: 1e9, encoding: 'utf8' })) as Record<string, Shapes>;
}

function text(product: string, source: Source, shapes: Shapes): string {
  const packages = [source.npm && `${source.npm}@${installedVersion(source.npm)}`, source.pypi].filter((name) => name !== undefined);
  const lines = Object.keys(shapes)
    .sort()
    .map((name) => `    ${JSON.stringify(name)}: ${JSON.stringify(shapes[name])}`);
  const head = [
    ['product', product],
    ['version', source.version],
    ['source', packages.join(', ')],
  ].map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  return `{\n${head.join('\n')}\n  "actions": {\n${lines.join(',\n')}\n  }\n}\n`;
}

/** A correction's maps replace those of the model; what it leaves out stays. */
function correct(product: string, shapes: Shapes): Shapes {
  const corrected = { ...shapes };
  for (const [name, { from: _from, ...correction }] of Object.entries(corrections[product] ?? {})) {
    corrected[name] = { params: {}, response: {}, ...corrected[name], ...correction };
  }
  return corrected;
}

const fromNpm = new Map(Object.entries(sources).map(([product, source]) => [product, npmShapes(source)]));
const missing = (product: string, source: Source) =>
  source.actions.filter((name) => fromNpm.get(product)?.[name] === undefined && corrections[product]?.[name] === undefined);
const wanted: Record<string, readonly string[]> = {};
for (const [product, source] of Object.entries(sources)) {
  if (source.pypi !== undefined && missing(product, source).length > 0) wanted[packageModule(source.pypi)] = missing(product, source);
}
const fromPython = pythonShapes(wanted);
for (const [product, source] of Object.entries(sources)) {
  const shapes = correct(product, { ...fromNpm.get(product), ...(source.pypi && fromPython[packageModule(source.pypi)]) });
  const unknown = [...source.actions, ...Object.keys(shapes)].filter((name) => shapes[name] === undefined || shapes[name] === null);
  if (unknown.length > 0) process.stderr.write(`${product}: no package knows ${unknown.join(', ')}\n`);
  writeFileSync(new URL(`../../src/sandbox/shapes/${product}.json`, import.meta.url), text(product, source, shapes));
}
