import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { redactText } from '../../../src/apply/engine/redact-text.ts';
import { scrubState } from '../../../src/apply/engine/scrub-state.ts';
import type { OpenWorkspace } from '../../../src/apply/engine/workspace.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xunjian-scrub-'));
  mkdirSync(join(folder, '.pulumi/history/xunjian/cs-1'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const error = 'Post "https://ecs.aliyuncs.com/?AccessKeyId=LTAI5tAppleApple&Signature=abc%3D&Action=ModifyFig": EOF';
const state = (text: string) => JSON.stringify({ deployment: { resources: [{ urn: 'fig', initErrors: [text] }] } });

/** A stack of which only the state counts. */
function workspace(text: string): { readonly open: OpenWorkspace; readonly imported: string[] } {
  const imported: string[] = [];
  const open = {
    spec: { id: 'cs-1', backendUrl: `file://${folder}` },
    pulumi: async () => text,
    async withFile(_: string, content: string, use: (path: string) => Promise<unknown>) {
      imported.push(content);
      return use('');
    },
  } as unknown as OpenWorkspace;
  return { open, imported };
}

it('takes signed addresses out of the state and out of the copies that the engine filed', async () => {
  const copy = join(folder, '.pulumi/history/xunjian/cs-1/cs-1-17.checkpoint.json');
  writeFileSync(copy, state(error));
  const { open, imported } = workspace(state(error));
  await scrubState(open, redactText);
  const clean = 'Post "https://ecs.aliyuncs.com/?AccessKeyId=***&Signature=***&Action=ModifyFig": EOF';
  expect(imported.map((text) => JSON.parse(text))).toEqual([JSON.parse(state(clean))]);
  expect(JSON.parse(readFileSync(copy, 'utf8'))).toEqual(JSON.parse(state(clean)));
});

it('leaves a clean state alone', async () => {
  const { open, imported } = workspace(state('Forbidden.RAM'));
  await scrubState(open, redactText);
  expect(imported).toEqual([]);
});
