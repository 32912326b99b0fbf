import { stripVTControlCharacters } from 'node:util';

/** Takes keys and signatures out of what the engine and the plugin say: transport errors quote the signed address whole. */
export function redactText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(
      /((?:AccessKeyId|OSSAccessKeyId|Signature|SecurityToken|SecretKey|security-token|x-acs-signature|Credential)["']?\s*[=:]\s*["']?)[^&"'\s,}]+/gi,
      '$1***',
    )
    .replace(/\b(LTAI|STS\.)[A-Za-z0-9]{8,}/g, '$1***')
    .replace(/(acs|LOG|OSS) [A-Za-z0-9]{8,}:[A-Za-z0-9+/=]{16,}/g, '$1 ***');
}
