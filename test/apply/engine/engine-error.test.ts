import { expect, it } from 'vitest';
import { engineError } from '../../../src/apply/engine/engine-error.ts';

const fail = (message: string, isLocked = false) => engineError('cs-1', { message, isLocked });

it.each([
  ['code: 255\n stdout: \n stderr: error: getting secrets manager: incorrect passphrase\n', 'wrong-passphrase', /PULUMI_CONFIG_PASSPHRASE/],
  [
    'error: could not open backend: mkdir /orchard: permission denied',
    'backend',
    /could not open backend: mkdir \/orchard: permission denied\. Check/,
  ],
  ["EPERM: operation not permitted, mkdir '/orchard'", 'backend', /EPERM: operation not permitted, mkdir '\/orchard'\. Check/],
  ["ENOENT: no such file or directory, mkdir '/orchard'", 'backend', /ENOENT: no such file or directory, mkdir '\/orchard'\. Check/],
  [
    'error: PutObject: api error InvalidArgument: aws-chunked encoding is not supported with the specified x-amz-content-sha256 value.',
    'backend',
    /request_checksum_calculation=when_required/,
  ],
  ['kill EPERM', 'engine', /^Pulumi failed: kill EPERM\.$/],
  [
    "error: no resource plugin 'pulumi-resource-alicloud' found in the workspace",
    'no-plugin',
    /pulumi plugin install resource alicloud v3/,
  ],
  ['14 UNAVAILABLE: No connection established', 'unavailable', /14 UNAVAILABLE/],
  ['code: 1\n stdout: Updating\n stderr: error: the fig is not ripe.\n more', 'engine', /^Pulumi failed: the fig is not ripe\.$/],
  [
    'error: preview failed\nDiagnostics:\n  alicloud:ecs:EcsDisk (fig):\n    error: DescribeDisks failed\n    Forbidden\n',
    'engine',
    /fig: DescribeDisks failed Forbidden/,
  ],
  ['', 'engine', /it did not say why/],
])('%j is %s', (message, code, words) => {
  expect(fail(message)).toMatchObject({ code, message: expect.stringMatching(words) });
});

it('a held stack names its holder', () => {
  const error = fail('the stack is currently locked by 1 lock(s)\n created by wang@orchard (pid 12) at 2026-11-25T04:00:00Z', true);
  expect(error).toMatchObject({ code: 'locked', message: expect.stringContaining('wang (process 12 on orchard') });
});
