import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportState, importState } from './read-state.ts';
import { hasSecret, type Redact } from './redact-text.ts';
import type { OpenWorkspace } from './workspace.ts';

/**
 * Takes signed addresses out of the state: a transport error quotes the whole address, and the engine keeps it as the
 * resource's last error, in the state and in each copy that it files.
 */
export async function scrubState(workspace: OpenWorkspace, redact: Redact): Promise<void> {
  const text = await exportState(workspace);
  if (!hasSecret(text)) return;
  await importState(cleaned(text, redact), workspace);
  for (const path of filedCopies(workspace.spec)) scrubFile(path, redact);
}

/** Text by text, since a replacement in the JSON itself would break its escapes. */
function cleaned(text: string, redact: Redact): string {
  return JSON.stringify(JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? redact(value) : value)));
}

function scrubFile(path: string, redact: Redact): void {
  const text = readFileSync(path, 'utf8');
  if (hasSecret(text)) writeFileSync(path, cleaned(text, redact));
}

/** History and backups of a backend in the file system; of others only the state itself is ours to mend. */
function filedCopies({ backendUrl, id }: OpenWorkspace['spec']): string[] {
  if (!backendUrl.startsWith('file:///')) return [];
  const root = join(fileURLToPath(backendUrl), '.pulumi');
  return ['history', 'backups', 'stacks'].flatMap((folder) => {
    const path = join(root, folder);
    if (!existsSync(path)) return [];
    const files = readdirSync(path, { recursive: true }) as string[];
    return files.filter((file) => file.includes(id) && /\.(json|bak)$/.test(file)).map((file) => join(path, file));
  });
}
