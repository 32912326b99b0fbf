import { stripVTControlCharacters } from 'node:util';

const hidden = '***';
const named =
  /((?:AccessKeyId|AccessKeySecret|AccessKey|Signature|SecurityToken|SecretKey|security-token|x-acs-signature|Credential)["']?\s*(?:=|:|%3D)\s*["']?)[^&"'\s,}\\]+/gi;
const keyIds = /\b(LTAI|STS\.)[A-Za-z0-9]{8,}/g;
const authorization = /\b(acs|LOG|OSS) [\w.*]{3,}:[A-Za-z0-9+/=]{16,}/g;

/**
 * Takes keys and signatures out of what the engine and the plugin say: transport errors quote the signed address whole.
 * @param secrets values that must not appear whatever stands before them
 */
export function redactText(text: string, secrets: readonly string[] = []): string {
  const known = secrets.filter(({ length }) => length > 3).reduce((rest, secret) => rest.replaceAll(secret, hidden), text);
  return stripVTControlCharacters(known)
    .replace(authorization, `$1 ${hidden}`)
    .replace(named, `$1${hidden}`)
    .replace(keyIds, `$1${hidden}`);
}

/** Whether a text holds something that redactText takes out. */
export function hasSecret(text: string): boolean {
  return redactText(text) !== stripVTControlCharacters(text);
}

/** redactText with the secrets of one session. */
export type Redact = (text: string) => string;
