import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EvaluateOptions, evaluate, evaluateFile, withFindings } from '../../evaluate/index.ts';
import type { Inspection, Inventory, Resource } from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';
import { openInventory, readResources, writeInventory } from '../../model/inventory-file.ts';
import type { RuleSet } from './rule-set.ts';

/** A judged estate: the verdicts, and the inventory that they stand on. */
export interface Judged {
  readonly inspection: Inspection;
  readonly eachResource: (visit: (resource: Resource) => void) => void;
  /** Keeps the inventory in a file. */
  readonly keepInventory: (path: string) => void;
}

/** Judges an inventory in memory. */
export function judgeInventory(inventory: Inventory, rules: RuleSet, options: EvaluateOptions): Judged {
  return {
    inspection: evaluate(inventory, rules.compiled, options),
    eachResource: (visit) => {
      for (const resource of inventory.resources) visit(resource);
    },
    keepInventory: (path) => writeInventory(path, inventory),
  };
}

/** Judges an inventory file of any size. Throws InputError for one that is missing, damaged or cut off. */
export async function judgeFile(file: string, rules: RuleSet, options: EvaluateOptions): Promise<Judged> {
  if (!existsSync(file)) throw new InputError('unreadable-file', `${file}: there is no such file.`);
  const findingsDir = mkdtempSync(join(tmpdir(), 'xunjian-findings-'));
  try {
    const inspection = withFindings(await evaluateFile(file, rules.compiled, { ...options, findingsDir }));
    const { start, end } = openInventory(file);
    return {
      inspection,
      eachResource: (visit) => readResources(file, start, end, visit),
      keepInventory: (path) => copyFileSync(file, path),
    };
  } finally {
    rmSync(findingsDir, { recursive: true, force: true });
  }
}
