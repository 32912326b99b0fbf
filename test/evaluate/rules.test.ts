import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkRules, loadProfile, profileNames } from '../../src/evaluate/index.ts';
import { loadResourceTypes } from '../../src/resources/index.ts';

const rulesDir = fileURLToPath(new URL('../../rules', import.meta.url));
const checks = await checkRules(rulesDir, await loadResourceTypes());
const rules = checks.flatMap(({ rule }) => rule ?? []);
const profiles = await profileNames(rulesDir);

/** One rule alone: npx vitest run test/evaluate/rules.test.ts -t backup/rds-backup-infrequent */
describe('every rule is sound and its examples follow', () => {
  it.each(checks.map(({ id, problems }) => [id, problems] as const))('%s', (_, problems) => {
    expect(problems.join('\n')).toBe('');
  });
});

describe('every profile names rules and parameters that exist', () => {
  it.each(profiles)('%s', async (name) => {
    const { rules: active } = await loadProfile(name, rulesDir, rules);
    expect(Object.keys(active).length).toBeGreaterThan(0);
  });
});
