import { adopt } from './adopt.ts';
import type { Task } from './messages.ts';
import { preview } from './preview.ts';
import { exportState, importState } from './read-state.ts';
import type { Redact } from './redact-text.ts';
import { scrubState } from './scrub-state.ts';
import { update, type Watch } from './update.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Does one task in the child. */
export async function work(task: Task, workspace: OpenWorkspace, redact: Redact, watch: Watch): Promise<unknown> {
  const { stack } = workspace;
  switch (task.kind) {
    case 'adopt':
      return adopt(task.resources, workspace, redact);
    case 'preview':
      return preview(task, workspace, redact);
    case 'up': {
      const result = await update(task, workspace, redact, watch);
      if (result.errors.length > 0) await scrubState(workspace, redact);
      return result;
    }
    case 'export':
      return exportState(workspace);
    case 'import':
      await importState(task.state, workspace);
      return null;
    case 'cancel':
      await stack.cancel();
      return null;
    case 'remove':
      await stack.workspace.removeStack(stack.name, { force: true });
      return null;
  }
}
