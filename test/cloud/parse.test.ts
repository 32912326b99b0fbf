import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/cloud/parse-json.ts';
import { parseXml } from '../../src/cloud/parse-xml.ts';

const saved = (file: string) => readFileSync(new URL(`replies/${file}`, import.meta.url), 'utf8');

describe('parseJson', () => {
  it('collect-long-number-loses-digits: long numbers are texts from the first parse', () => {
    expect(parseJson('{"AccountId":1234567890123456789,"ConfigRuleId":"cr-00000000000000000001","UserId":"200000000000000001"}')).toEqual({
      AccountId: '1234567890123456789',
      ConfigRuleId: 'cr-00000000000000000001',
      UserId: '200000000000000001',
    });
  });

  it.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', '9007199254740992'],
    ['-9007199254740992', '-9007199254740992'],
    ['1000000000000001', 1000000000000001],
    ['1234567890123456.5e2', 123456789012345650],
    ['1e21', 1e21],
  ])('%s', (text, value) => {
    expect(parseJson(`[0, ${text}]`)).toEqual([0, value]);
  });

  it('is JSON.parse wherever no number is too long', () => {
    fc.assert(
      fc.property(
        fc.jsonValue().filter((value) => !/\d{16}/.test(JSON.stringify(value))),
        (value) => {
          const text = JSON.stringify({ value, long: 12345678901234567n.toString(), bait: 'a "quote\\" :12345678901234567, and more' });
          expect(parseJson(text.replace('{', '{"number":12345678901234567,'))).toEqual({
            number: '12345678901234567',
            ...JSON.parse(text),
          });
        },
      ),
    );
  });

  it('takes a text of a megabyte within a document that needs care', () => {
    const long = 'x'.repeat(1_000_000);
    expect(parseJson(`{"a":"${long}","b":[12345678901234567]}`)).toEqual({ a: long, b: ['12345678901234567'] });
  });

  it.each(['', '{', '<html></html>'])('throws SyntaxError for %j', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });
});

describe('parseXml', () => {
  it('gives lists where the service has lists, and texts', () => {
    const { root, body } = parseXml(saved('oss-listbuckets-1.xml'));
    expect(root).toBe('ListAllMyBucketsResult');
    expect(body).toMatchObject({
      Owner: { ID: '11223344' },
      Buckets: { Bucket: [{ Name: 'aliyun-wb-apple', Comment: '' }, { Name: 'pear123' }] },
    });
  });

  it.each([
    ['one bucket', '<R><Buckets><Bucket><Name>apple</Name></Bucket></Buckets></R>', { Buckets: { Bucket: [{ Name: 'apple' }] } }],
    ['one rule', '<LifecycleConfiguration><Rule><ID>1</ID></Rule></LifecycleConfiguration>', { Rule: [{ ID: '1' }] }],
    [
      'a grant is one word',
      '<R><AccessControlList><Grant>private</Grant></AccessControlList></R>',
      { AccessControlList: { Grant: 'private' } },
    ],
    ['nothing was ever set', '<VersioningConfiguration/>', {}],
    ['long digits', '<R><ID>1234567890123456789</ID></R>', { ID: '1234567890123456789' }],
    ['an entity', '<R><Name>a &amp; b</Name></R>', { Name: 'a & b' }],
  ])('%s', (_, text, body) => {
    expect(parseXml(text).body).toEqual(body);
  });

  it('reads an RPC reply of old as well', () => {
    const { body } = parseXml(saved('ecs-describeinstances-2.xml'));
    expect(body).toMatchObject({
      TotalCount: '1',
      Instances: {
        Instance: [
          {
            InnerIpAddress: { IpAddress: ['10.163.197.217'] },
            EipAddress: { IpAddress: '' },
            SecurityGroupIds: { SecurityGroupId: ['sg-28oukjagb'] },
          },
        ],
      },
    });
  });

  it.each(['<html><body>Bad Gateway</body></html>', '<R><Name>', 'no document'])('throws SyntaxError for %j', (text) => {
    expect(() => parseXml(text)).toThrow(SyntaxError);
  });
});
