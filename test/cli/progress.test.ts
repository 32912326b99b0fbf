import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/cli/inspect/progress.ts';
import { createTerminal } from '../../src/cli/terminal.ts';

const event = (done: number, resources: number) =>
  ({ type: 'ACS::RDS::DBInstance', region: 'cn-hangzhou', accountId: '1', stage: 'listed', resources, done, total: 4 }) as const;

/** What stands on standard error after events at these milliseconds. */
function shown(isTTY: boolean, timesMs: readonly number[], env = {}): string {
  const err: string[] = [];
  let now = 0;
  const host = {
    env,
    cwd: '/',
    stdout: { write: () => {} },
    stderr: { write: (text: string) => err.push(text), isTTY },
    onInterrupt: () => {},
  };
  const view = createProgress(createTerminal(host, 'en'), () => now);
  for (const [i, timeMs] of timesMs.entries()) {
    now = timeMs;
    view.update(event(i + 1, 10));
  }
  view.end();
  return err.join('');
}

describe('progress', () => {
  it('is a line drawn over where a person watches, and gone at the end', () => {
    const text = shown(true, [150]);
    expect(text).toMatch(/^\r██████░+ 1 of 4 listings, 10 resources, 0 s {2}RDS::DBInstance cn-hangzhou/);
    expect(text.endsWith('\r\u001b[K')).toBe(true);
  });

  it('draws no more often than ten times a second', () => {
    expect(shown(true, [150, 160, 170, 260]).split('listings').length - 1).toBe(2);
  });

  it('is a line now and then elsewhere, with everything counted', () => {
    expect(shown(false, [100, 4999, 5000, 6000])).toBe('3 of 4 listings, 30 resources, 5 s\n');
  });

  it('is not drawn over in CI, whatever its terminal says', () => {
    expect(shown(true, [100], { CI: 'true' })).toBe('');
  });
});
