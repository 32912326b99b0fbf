import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkRules } from '../../src/evaluate/index.ts';
import { loadResourceTypes } from '../../src/resources/index.ts';

const rulesDir = fileURLToPath(new URL('../../rules', import.meta.url));
const checks = await checkRules(rulesDir, await loadResourceTypes());

/** One rule alone: npx vitest run test/evaluate/rules.test.ts -t backup/rds-backup-retention-short */
describe('every rule is sound and its examples follow', () => {
  it.each(checks.map(({ id, problems }) => [id, problems] as const))('%s', (_, problems) => {
    expect(problems.join('\n')).toBe('');
  });
});
