import type { Deployment } from './state.ts';
import type { OpenWorkspace } from './workspace.ts';

/** The state as one text. Secrets stay encrypted: the Automation API's own export writes them out in the clear. */
export function exportState({ pulumi }: OpenWorkspace): Promise<string> {
  return pulumi('stack', 'export');
}

/** The state as data. */
export async function readState(workspace: OpenWorkspace): Promise<Deployment> {
  return JSON.parse(await exportState(workspace)) as Deployment;
}

/** Puts a state in the place of the present one. */
export async function importState(state: string, { pulumi, withFile }: OpenWorkspace): Promise<void> {
  await withFile('state.json', state, (path) => pulumi('stack', 'import', '--file', path));
}
