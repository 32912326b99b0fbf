import { describe, expect, it } from 'vitest';
import { hasSecret, redactText } from '../../../src/apply/engine/redact-text.ts';

const address = 'Post "https://rds.aliyuncs.com/?AccessKeyId=LTAI5tAppleApple&Action=ModifyPear&Signature=a%2Bb%3D&SignatureNonce=12": EOF';

describe('what the engine says is cleaned', () => {
  it.each([
    [
      'a signed address',
      address,
      'Post "https://rds.aliyuncs.com/?AccessKeyId=***&Action=ModifyPear&Signature=***&SignatureNonce=12": EOF',
    ],
    ['a session token', 'SecurityToken=CAISabcdef&x=1', 'SecurityToken=***&x=1'],
    ['JSON', '{"AccessKeyId": "STS.NUapple12345", "Plum": "ripe"}', '{"AccessKeyId": "***", "Plum": "ripe"}'],
    ['a bare key id', 'user LTAI5tAppleApple may not', 'user LTAI*** may not'],
    ['an authorization', 'Authorization: acs LTAI5tAppleApple:c2lnbmF0dXJlLWhlcmU=', 'Authorization: acs ***'],
    ['colours of a terminal', '\u001b[31merror\u001b[0m', 'error'],
  ])('%s', (_, text, cleaned) => expect(redactText(text)).toBe(cleaned));

  it('loses nothing of an ordinary error', () => {
    const text = 'StatusCode: 403\nCode: Forbidden.RAM\nMessage: not authorized (RequestId: 4F2A)';
    expect(redactText(text)).toBe(text);
    expect(hasSecret(text)).toBe(false);
    expect(hasSecret(address)).toBe(true);
  });

  it('loses the secrets of the session wherever they stand, and not the letter that a short one is', () => {
    expect(redactText('passphrase quince-jelly, apple a day', ['quince-jelly', 'a'])).toBe('passphrase ***, apple a day');
  });
});
