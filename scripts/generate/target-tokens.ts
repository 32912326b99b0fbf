import { readdir, readFile } from 'node:fs/promises';

/** Pulumi type tokens of all automatic rules, sorted. */
export async function findTokens(): Promise<string[]> {
  const files = (await readdir('rules', { recursive: true })).filter((file) => /^[a-z]+\/[^/]+\.json$/.test(file));
  const rules = await Promise.all(files.map(async (file) => JSON.parse(await readFile(`rules/${file}`, 'utf8')) as RuleFix));
  const tokens = rules.flatMap(({ fix }) => (fix?.kind === 'automatic' && fix.pulumi !== undefined ? [fix.pulumi] : []));
  return [...new Set(tokens)].sort();
}

interface RuleFix {
  readonly fix?: { readonly kind: string; readonly pulumi?: string };
}
