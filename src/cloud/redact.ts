// Kept for the life of the process: a secret that was read once may come back in any later error.
const secrets = new Set<string>();
const shortest = 6;

// What carries a secret in the requests and error bodies of the cloud, even when the secret itself is not known here.
const carriers: readonly (readonly [RegExp, string])[] = [
  [/("?(?:AccessKeySecret|SecurityToken|access_key_secret|sts_token|x-(?:acs|oss)-security-token)"?\s*[=:]\s*"?)[^"&\s,}<]+/gi, '$1***'],
  [/((?:^|[?&\s"<])(?:Signature|SignatureProvided)"?[=:>]\s*"?)[^"&\s,}<]+/gi, '$1***'],
  [/(Authorization"?\s*[:=]\s*"?)[^"\n}]+/gi, '$1***'],
  [/((?:server )?string to sign is:)[\s\S]*/gi, '$1 ***'],
  [/(<(StringToSign(?:Bytes)?|CanonicalRequest)>)[\s\S]*?(<\/\2>)/g, '$1***$3'],
];
const accessKeyId = /\b(LTAI|STS\.|TMP\.)([A-Za-z0-9]{8,})/g;

/** Marks a text that must never be printed: a key's secret or a session's token. */
export function keepSecret(secret: string | undefined): void {
  if (secret !== undefined && secret.length >= shortest) secrets.add(secret);
}

/** The text without secrets; of access key ids only the beginning and the end are left. */
export function redact(text: string): string {
  let clean = text;
  for (const secret of secrets) clean = clean.replaceAll(secret, '***').replaceAll(encodeURIComponent(secret), '***');
  for (const [pattern, replacement] of carriers) clean = clean.replace(pattern, replacement);
  return clean.replace(accessKeyId, (_, head: string, tail: string) => `${head}...${tail.slice(-4)}`);
}

/** A cause that is safe to keep: name, code and message of an error, and nothing that hangs on it. */
export function redactCause(error: unknown): Error {
  const { name, message, code } =
    error instanceof Error ? (error as Error & { code?: unknown }) : { name: 'Error', message: String(error), code: undefined };
  const cause = new Error(redact(message));
  cause.name = name;
  cause.stack = `${name}: ${cause.message}`;
  return code === undefined ? cause : Object.assign(cause, { code: redact(String(code)) });
}
