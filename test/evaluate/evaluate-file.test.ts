import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileRules, evaluate, evaluateFile, everyRule, fieldTables, withFindings } from '../../src/evaluate/index.ts';
import { createInventoryWriter, openInventory, readInventory, readResources, writeInventory } from '../../src/model/inventory-file.ts';
import { inventoryOf, ruleOf, treeOf, typeOf } from './build.ts';
import { temporaryFolder } from './temporary-folder.ts';

const type = typeOf({ days: { type: 'integer', unit: 'day' } });
const rules = [
  ruleOf('backup/tree', { all: [{ fact: 'days', operator: 'greaterThan', value: 2 }] }),
  ruleOf('cost/tree', { all: [{ fact: 'name', operator: 'notEqual', value: '苹果-3' }] }),
];
const compiled = compileRules(rules, fieldTables(new Map([[type.type, type]])), everyRule(rules));
const options = { runId: 'run-1', now: new Date('2026-03-01T00:00:00Z') };
const exception = { rule: 'backup/*', resource: '苹果-1', owner: 'Lin', reason: 'test data', until: '2027-01-01' };

const gap = { type: type.type, region: 'cn-beijing', accountId: '1', action: 'fruit:ListTrees', reason: 'denied' as const, message: 'no' };
const trees = Array.from({ length: 40 }, (_, i) =>
  treeOf(`苹果-${i}`, i % 5 === 4 ? {} : { days: i % 5 }, { region: i % 2 ? 'cn-beijing' : 'cn-hangzhou' }),
);
const inventory = inventoryOf(trees, { gaps: [gap] });

function fileWith(change: (lines: string[]) => string[]): string {
  const path = join(temporaryFolder(), 'inventory.ndjson');
  writeInventory(path, inventory);
  writeFileSync(path, change(readFileSync(path, 'utf8').split('\n')).join('\n'));
  return path;
}

it('reads back what it wrote, with one line for each resource', () => {
  const path = fileWith((lines) => lines);
  expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(42);
  expect(readInventory(path)).toEqual(inventory);
});

it('reads lines that are longer than a block', () => {
  const path = join(temporaryFolder(), 'inventory.ndjson');
  const long = inventoryOf([treeOf('apple', { note: '梨'.repeat(900_000) }), treeOf('pear', { days: 1 })]);
  writeInventory(path, long);
  expect(readInventory(path)).toEqual(long);
});

it('judges a file as it judges memory', async () => {
  const path = fileWith((lines) => lines);
  const fromFile = await evaluateFile(path, compiled, {
    ...options,
    exceptions: [exception],
    findingsDir: join(temporaryFolder(), 'findings'),
  });
  expect(fromFile.inspection.rules[0]?.findings).toEqual([]);
  expect(withFindings(fromFile)).toEqual(evaluate(inventory, compiled, { ...options, exceptions: [exception] }));
});

it('judges parts in threads as it judges the whole', async () => {
  const path = fileWith((lines) => lines);
  const whole = await evaluateFile(path, compiled, { ...options, exceptions: [exception], findingsDir: temporaryFolder() });
  const parts = await evaluateFile(path, compiled, {
    ...options,
    exceptions: [exception],
    findingsDir: temporaryFolder(),
    workers: 3,
    bytesPerWorker: 1000,
  });
  expect(parts.findingFiles).toHaveLength(48);
  expect(withFindings(parts)).toEqual(withFindings(whole));
});

describe('a damaged file', () => {
  it.each<[string, (lines: string[]) => string[], string]>([
    ['a line cut short', (lines) => lines.with(7, '{"type":"ACS::Fr'), ':8: This line is no resource: {"type":"ACS::Fr'],
    ['a line that is something else', (lines) => lines.with(3, '{"a":1}'), ':4: This line is no resource: {"a":1}'],
    ['no closing line', (lines) => lines.slice(0, -2), 'The closing line is missing, so the run that wrote it did not end.'],
    ['no header', (lines) => lines.slice(1), ':1: This is no inventory: its first line is no header.'],
    ['nothing in it', () => [], ':1: This is no inventory'],
  ])('with %s is refused by its line', async (_, change, sentence) => {
    const path = fileWith(change);
    await expect(evaluateFile(path, compiled, { ...options, findingsDir: temporaryFolder() })).rejects.toThrow(sentence);
  });

  it('is refused by its line from a thread too', async () => {
    const path = fileWith((lines) => lines.with(30, '{"type":'));
    const result = evaluateFile(path, compiled, { ...options, findingsDir: temporaryFolder(), workers: 2, bytesPerWorker: 1000 });
    await expect(result).rejects.toThrow(`${path}:31: This line is no resource: {"type":`);
  });

  it('that is not there is named', async () => {
    await expect(evaluateFile('/nowhere/inventory.ndjson', compiled, { ...options, findingsDir: temporaryFolder() })).rejects.toThrow(
      '/nowhere/inventory.ndjson: The file cannot be read',
    );
  });
});

it('keeps what was read so far when a run is stopped, marked incomplete', () => {
  const path = join(temporaryFolder(), 'inventory.ndjson');
  const { resources: _, gaps: __, finishedAt, isComplete: ___, ...header } = inventory;
  const writer = createInventoryWriter(path, header);
  writer.write(treeOf('apple', {}));
  writer.close({ gaps: [{ ...gap, reason: 'interrupted' }], finishedAt, isComplete: false });
  const { start, end, closing } = openInventory(path);
  const ids: string[] = [];
  readResources(path, start, end, ({ id }) => ids.push(id));
  expect([ids, closing.isComplete, closing.gaps.length]).toEqual([['apple'], false, 1]);
});
