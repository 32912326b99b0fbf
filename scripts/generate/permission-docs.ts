import { policyFor, type RamPolicy } from '../../src/cli/resources/print-permissions.ts';
import { defaultRules } from './default-rules.ts';
import type { GeneratedFile } from './generated-file.ts';

async function policy(): Promise<RamPolicy> {
  return policyFor(await defaultRules());
}

async function page(): Promise<string> {
  const document = await policy();
  const actions = document.Statement.flatMap(({ Action }) => Action);
  return [
    '<!-- Generated from src/resources/ and rules/ by "npm run generate". -->',
    '',
    '# Permissions',
    '',
    `The default rules need these ${actions.length} RAM actions, all of them reads. Narrower rules need fewer:`,
    '`xunjian permissions --rules "backup/*"` prints the policy of a choice. What is not granted is reported as not read; no rule passes or fails on it.',
    '',
    'The same policy as a file: [permissions.json](permissions.json).',
    '',
    ...actions.map((action) => `- \`${action}\``),
    '',
  ].join('\n');
}

/** The RAM policy of the default rules, to read and to paste. */
export const permissionFiles: readonly GeneratedFile[] = [
  { path: 'docs/permissions.md', text: page },
  { path: 'docs/permissions.json', text: async () => `${JSON.stringify(await policy(), null, 2)}\n` },
];
