import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/model/documents.ts';
import { type Selection, selectFindings } from '../../src/plan/select-findings.ts';
import { fruit, proposal } from './orchard.ts';

const found = (ruleId: string, name: string, severity: 'high' | 'low') => {
  const { chosen } = proposal(fruit(name), { set: {} }, ruleId);
  return { rule: chosen.rule, findings: [{ ...chosen.finding, id: `${name.padEnd(16, '0')}`, severity, category: ruleId.split('/')[0] }] };
};
const inspection = {
  id: 'orchard',
  rules: [
    found('stability/eip-deletion-protection-off', 'apple', 'low'),
    found('stability/nat-deletion-protection-off', 'pear', 'high'),
    found('backup/ecs-disk-slow', 'plum', 'low'),
  ],
} as unknown as Inspection;
const tags: Record<string, Record<string, string>> = { apple: { team: 'shop' }, pear: { team: 'bank' }, plum: {} };
const chosen = (selection: Selection) =>
  selectFindings(inspection, selection, ({ resource }) => tags[resource.id] ?? {}).map(({ finding }) => finding.resource.id);

describe('findings are chosen', () => {
  it.each<[string, Selection, readonly string[]]>([
    ['all, the gravest first', {}, ['pear', 'apple', 'plum']],
    ['by the first digits of an id', { findings: ['apple0'] }, ['apple']],
    ['by the whole name of a rule', { rules: ['backup/ecs-disk-slow'] }, ['plum']],
    ['by its name without the category', { rules: ['ecs-disk-slow'] }, ['plum']],
    ['by a pattern with a star in the middle', { rules: ['stability/*-protection-off'] }, ['pear', 'apple']],
    ['by a pattern with a star at the end', { rules: ['stability/eip*'] }, ['apple']],
    ['by category', { categories: ['backup'] }, ['plum']],
    ['by severity', { severity: 'high' }, ['pear']],
    ['by resource', { resources: ['pear'] }, ['pear']],
    ['by a tag', { tags: ['team'] }, ['pear', 'apple']],
    ['by a tag and its value', { tags: ['team=shop'] }, ['apple']],
    ['by several things at once', { tags: ['team'], severity: 'high' }, ['pear']],
  ])('%s', (_, selection, ids) => {
    expect(chosen(selection)).toEqual(ids);
  });

  it.each<[string, Selection, string]>([
    ['a dot is a dot', { rules: ['backup.ecs*'] }, 'no rule backup.ecs*'],
    ['too few digits mean nothing', { findings: ['apple'] }, 'no finding apple'],
    ['an id of another run', { findings: ['quince0000000000'] }, 'no finding quince0000000000'],
  ])('%s', (_, selection, sentence) => {
    expect(() => chosen(selection)).toThrow(sentence);
  });
});
