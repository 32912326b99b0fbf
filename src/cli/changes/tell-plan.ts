import { join } from 'node:path';
import type { ChangePlan } from '../../model/documents.ts';
import { planText, renderPlan } from '../../render/index.ts';
import type { Terminal } from '../terminal.ts';
import { type ChangeFolder, writeText } from './change-folder.ts';
import type { ChangeContext } from './context.ts';

interface Told {
  readonly plan: ChangePlan;
  readonly files: ChangeFolder;
  readonly context: ChangeContext;
  readonly terminal: Terminal;
  readonly isJson: boolean;
}

/** Writes the plan for its approver in both languages, and shows it here. */
export function tellPlan({ plan, files, context, terminal, isJson }: Told): void {
  for (const language of ['zh-CN', 'en'] as const)
    for (const [format, ending] of [
      ['html', 'html'],
      ['markdown', 'md'],
    ] as const)
      writeText(join(files.path, `plan.${language}.${ending}`), renderPlan(plan, { language, format }, context.config));
  if (isJson) return;
  terminal.print(planText(plan, { columns: terminal.columns, paint: terminal.paint, language: terminal.language }, context.config));
}
