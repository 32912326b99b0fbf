import { readdir, readFile } from 'node:fs/promises';

/** Pulumi type tokens of all automatic rules, and of what fixes make beside, sorted. */
export async function findTokens(): Promise<string[]> {
  const files = (await readdir('rules', { recursive: true })).filter((file) => /^[a-z]+\/[^/]+\.json$/.test(file));
  const rules = await Promise.all(files.map(async (file) => JSON.parse(await readFile(`rules/${file}`, 'utf8')) as RuleFix));
  const tokens = rules.flatMap(({ fix }) => (fix?.kind === 'automatic' && fix.pulumi !== undefined ? [fix.pulumi] : []));
  return [...new Set([...tokens, ...(await describedTokens())])].sort();
}

/** What a file of src/targets describes. */
async function describedTokens(): Promise<string[]> {
  const files = (await readdir('src/targets')).filter((file) => file.endsWith('.ts') && file !== 'index.ts');
  const texts = await Promise.all(files.map((file) => readFile(`src/targets/${file}`, 'utf8')));
  return texts.flatMap((text) => /token: '(alicloud:[^']+)'/.exec(text)?.[1] ?? []);
}

interface RuleFix {
  readonly fix?: { readonly kind: string; readonly pulumi?: string };
}
