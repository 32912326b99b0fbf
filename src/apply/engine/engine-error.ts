import { StackError } from '../../model/errors.ts';
import { importFailures } from './import-failures.ts';
import { heldBy, lockIn } from './locks.ts';
import { pluginVersion } from './program.ts';

interface Failure {
  readonly isLocked: boolean;
  /** Cleaned of secrets. */
  readonly message: string;
}

/** Failures of the engine that a person can do something about, by what the engine says. */
const known: readonly { readonly code: string; readonly said: RegExp; readonly sentence: (line: string, message: string) => string }[] = [
  {
    code: 'wrong-passphrase',
    said: /incorrect passphrase|passphrase must be set|get passphrase/i,
    sentence: () => 'The passphrase does not open the state of this change set. Give the one it was made with in PULUMI_CONFIG_PASSPHRASE.',
  },
  {
    code: 'secrets-provider',
    said: /secrets \(code=|open keeper|opening keeper|VAULT_SERVER_URL/i,
    sentence: (line, message) =>
      `The key service of the state (changes.secretsProvider) cannot be used: ${[line, ...vaultLines(message)].join(' ')}. Check its address, its key and what you may do there.`,
  },
  {
    code: 'no-plugin',
    said: /no resource plugin|could not find (?:latest|plugin)|plugin .* not found/i,
    sentence: () => `The plugin of alicloud cannot be started. Get it with: pulumi plugin install resource alicloud v${pluginVersion()}`,
  },
  {
    code: 'backend',
    said: /aws-chunked|STREAMING-UNSIGNED-PAYLOAD-TRAILER/,
    sentence: () =>
      'OSS refuses how this pulumi uploads to a bucket. Add request_checksum_calculation=when_required to the address of the bucket (changes.backend), or take a newer pulumi.',
  },
  {
    code: 'backend',
    said: /permission denied|(?:EPERM|ENOENT): .*mkdir|mkdir .*: operation not permitted|EACCES|EEXIST|EROFS|ENOSPC|ENOTDIR|no space left|read-only file system|no such host|AccessDenied|NoSuchBucket|unable to open bucket/i,
    sentence: (line) => `The state backend cannot be used: ${line}. Check the address and its permissions (changes.backend).`,
  },
  { code: 'unavailable', said: /14 UNAVAILABLE|ECONNRESET/, sentence: (line) => `A connection inside the engine failed: ${line}.` },
];

/** What a failure of the engine means, as one sentence. */
export function engineError(changeSetId: string, { isLocked, message }: Failure): StackError {
  if (isLocked) return Object.assign(heldBy(changeSetId, lockIn(message)), { cause: new Error(message) });
  const line = tellingLine(message);
  const found = known.find(({ said }) => said.test(message));
  if (found) return new StackError(found.code, found.sentence(line, message), { cause: new Error(message) });
  return new StackError('engine', `Pulumi failed: ${line}.`, { cause: new Error(message) });
}

/** Vault says why on lines of their own. */
function vaultLines(message: string): string[] {
  return message
    .split('\n')
    .flatMap((line) => /^(?:Code: (\d+)|\* (.+?))(?:\. Errors:)?\s*$/.exec(line.trim())?.slice(1).filter(Boolean) ?? []);
}

const longestCharacters = 600;

/** The line of many that says what went wrong. */
export function tellingLine(message: string): string {
  const [failure] = importFailures(message);
  if (failure) return `${failure[0]}: ${failure[1].replaceAll('\n', ' ').slice(0, longestCharacters)}`;
  const lines = message
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling =
    lines.find((line) => /^(?:\d+ )?error: /i.test(line)) ?? lines.find((line) => /error|fail|denied/i.test(line)) ?? lines[0];
  return (telling ?? 'it did not say why')
    .replace(/^stderr: /, '')
    .replace(/^error: /, '')
    .replace(/\.$/, '');
}
