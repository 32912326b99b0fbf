import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'evaluate-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
