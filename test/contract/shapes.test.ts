import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { installedVersion, loadSdk, shapeOf } from '../../scripts/generate/shapes-npm.ts';
import { allShapes } from './shapes.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../scripts/generate/${name}`, import.meta.url), 'utf8')) as unknown;
const sources = read('shapes-actions.json') as Record<string, { version: string; npm?: string; actions: string[] }>;
const corrections = read('shapes-corrections.json') as Record<string, Record<string, object>>;
const covered = Object.entries(sources).flatMap(([product, { npm }]) => (npm === undefined ? [] : [[product, npm] as const]));

describe('the shapes are those of the installed SDKs', () => {
  it.each(covered)('%s is %s', (product, npm) => {
    const shapes = allShapes.get(product);
    const sdk = loadSdk(npm);
    const known = [...sdk.actions.values()].filter(({ action }) => shapes?.actions[action] && !corrections[product]?.[action]);
    expect(shapes?.source).toContain(`${npm}@${installedVersion(npm)}`);
    expect(known.length).toBeGreaterThan(0);
    expect(Object.fromEntries(known.map(({ action }) => [action, shapes?.actions[action]]))).toEqual(
      Object.fromEntries(known.map((action) => [action.action, shapeOf(action)])),
    );
  });

  it.each(Object.entries(sources))('%s has every action of the list', (product, { version, actions }) => {
    const shapes = allShapes.get(product);
    expect(shapes?.version).toBe(version);
    expect(actions.filter((action) => shapes?.actions[action] === undefined)).toEqual([]);
  });
});
