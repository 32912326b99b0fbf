import { describe, expect, it } from 'vitest';
import { collect } from '../../src/collect/index.ts';
import type { CloudCall } from '../../src/model/cloud.ts';
import { CloudError } from '../../src/model/errors.ts';
import { defineResourceType, type ResourceType } from '../../src/model/resource-type.ts';
import { fakeCloud, type Script } from './fake-cloud.ts';

const title = { en: 'Key', 'zh-CN': '密钥' };

const keyPair = defineResourceType({
  type: 'ACS::ECS::KeyPair',
  title,
  product: 'ecs',
  scope: 'regional',
  list: { action: 'DescribeKeyPairs', params: { RegionId: '${region}' }, paging: { style: 'none' }, items: 'KeyPairs.KeyPair' },
  identity: { id: 'KeyPairName' },
  details: { assistant: { action: 'DescribeCloudAssistantStatus', params: { RegionId: '${region}' } } },
  fields: {
    fingerprint: { title, type: 'string', from: 'list', path: 'KeyPairFingerPrint' },
    assistant: { title, type: 'boolean', from: { detail: 'assistant' }, path: 'Online' },
  },
  sample: {},
});

function read(answer: (call: CloudCall) => Script, wanted: readonly string[], regions: readonly string[]) {
  const fake = fakeCloud(answer);
  const types = new Map<string, ResourceType>([[keyPair.type, keyPair]]);
  const wantedByType = new Map([[keyPair.type, wanted]]);
  return { ...fake, inventory: collect({ id: 'run', source: 'live', clouds: [fake.cloud], regions, types, wanted: wantedByType }) };
}

const pairs = (fingerprint: string): Script => ({ pages: [{ rows: [{ KeyPairName: 'ops', KeyPairFingerPrint: fingerprint }], total: 1 }] });

describe('what others met while reading', () => {
  it('keeps two things of one name in two regions apart (collect-same-name-two-regions)', async () => {
    const { resources, gaps } = await read(
      (call) => pairs(call.region === 'cn-hangzhou' ? '89f0' : '11f0'),
      ['fingerprint'],
      ['cn-hangzhou', 'cn-shanghai'],
    ).inventory;
    expect(resources.map(({ id, region, fields }) => [id, region, fields.fingerprint])).toEqual([
      ['ops', 'cn-hangzhou', '89f0'],
      ['ops', 'cn-shanghai', '11f0'],
    ]);
    expect(gaps).toEqual([]);
  });

  it('says that a call is not offered in a region, and advises no permission (collect-api-not-in-this-region)', async () => {
    const error = new CloudError('unsupported', 'The api is not supported in this region.', {
      code: 'RegionId.ApiNotSupported',
      action: 'DescribeCloudAssistantStatus',
    });
    const { resources } = await read(
      (call) => (call.action === 'DescribeKeyPairs' ? pairs('89f0') : { error }),
      ['fingerprint', 'assistant'],
      ['cn-haidian-cm12-c01'],
    ).inventory;
    expect(resources[0]?.fields.fingerprint).toBe('89f0');
    expect(resources[0]?.unread).toEqual([
      {
        field: 'assistant',
        action: 'ecs:DescribeCloudAssistantStatus',
        reason: 'unsupported',
        code: 'RegionId.ApiNotSupported',
        message: 'The api is not supported in this region.',
      },
    ]);
  });
});
