import { describe, expect, it } from 'vitest';
import { explainError } from '../../src/cli/explain-error.ts';
import { keepSecret } from '../../src/cloud/redact.ts';
import { ApprovalError, CloudError, InputError, StackError } from '../../src/model/errors.ts';

const cloudError = (kind: CloudError['kind']) =>
  new CloudError(kind, 'sts GetCallerIdentity: refused (request 7F2C).', { code: 'X', action: 'GetCallerIdentity' });

describe('an error', () => {
  it.each<[string, unknown, number, readonly RegExp[]]>([
    ['of input shows every problem', new InputError('bad', ['a.json:1:1: one.', 'b.json:2:2: two.']), 2, [/^a\.json/, /^b\.json/]],
    ['of a key says what to check', cloudError('credentials'), 4, [/request 7F2C/, /Check the access key/]],
    ['of an expired session says what to get', cloudError('expired'), 4, [/request 7F2C/, /has expired/]],
    ['of a denial points to the policy', cloudError('denied'), 4, [/request 7F2C/, /xunjian permissions/]],
    ['of a full disk', Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' }), 4, [/The disk is full/]],
    [
      'of a file that may not be written',
      Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/out' }),
      4,
      [/^\/out: cannot be read or written/],
    ],
    ['of the engine', new StackError('engine', 'Pulumi failed.'), 4, [/^Pulumi failed/]],
    ['of a lock that somebody holds is a refusal', new StackError('locked', 'pear is being changed.'), 2, [/^pear is/]],
    ['that nobody thought of', new TypeError('x is not a function'), 4, [/^Unexpected failure.*x is not a function$/]],
    ['that is none', 'plain words', 4, [/plain words/]],
  ])('%s', (_, error, exitCode, lines) => {
    const explained = explainError(error, 'en', false);
    expect(explained.exitCode).toBe(exitCode);
    expect(explained.lines.length).toBe(lines.length);
    for (const [i, line] of lines.entries()) expect(explained.lines[i]).toMatch(line);
  });

  it('shows where it happened only with --debug', () => {
    expect(explainError(new TypeError('x'), 'en', true).lines.join('\n')).toContain('explain-error.test.ts');
  });

  it.each([
    ['of input', new InputError('x', { en: 'Apple.', 'zh-CN': '苹果。' }), ['Apple.'], ['苹果。']],
    ['of an approval', new ApprovalError('x', { en: 'Apple.', 'zh-CN': '苹果。' }), ['Apple.'], ['苹果。']],
    ['of the engine', new StackError('x', { en: 'Apple.', 'zh-CN': '苹果。' }), ['Apple.'], ['苹果。']],
    ['that was said in English alone', new StackError('x', 'Apple.'), ['Apple.'], ['Apple.']],
    ['of several problems', new InputError('x', ['Apple.', 'Pear.']), ['Apple.', 'Pear.'], ['Apple.', 'Pear.']],
  ])('%s is said in the language of the reader', (_, error, en, zh) => {
    expect([explainError(error, 'en', false).lines, explainError(error, 'zh-CN', false).lines]).toEqual([en, zh]);
  });

  it('speaks Chinese', () => {
    expect(explainError(cloudError('expired'), 'zh-CN', false).lines[1]).toContain('临时凭证已过期');
  });

  it('carries no secret and only the ends of a key id, stack included', () => {
    keepSecret('s3cr3tXXXXXXXXXXXXXXXXXXXXXXXX');
    const error = new Error('proxy 407: LTAI5tXXXXXXXXXXXXXX0001 s3cr3tXXXXXXXXXXXXXXXXXXXXXXXX SecurityToken=CAISxxxx');
    const text = explainError(error, 'en', true).lines.join('\n');
    expect(text).not.toMatch(/s3cr3t|CAISxxxx|LTAI5tXXXX/);
    expect(text).toContain('LTAI...0001');
  });
});
