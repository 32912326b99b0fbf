import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/model/resource-type.ts';
import elasticsearch from '../../src/resources/elasticsearch-instance.ts';
import { fieldOf } from './read.ts';

describe('open to everybody', () => {
  const reply = (change: Reply): Reply => ({
    Result: { enablePublic: true, publicIpWhitelist: [], enableKibanaPublicNetwork: true, kibanaIPWhitelist: [], ...change },
  });
  it.each([
    ['an entry for every address', reply({ publicIpWhitelist: ['10.0.0.0/8', '0.0.0.0/0'] }), true, false],
    ['one for every address of the second kind', reply({ kibanaIPWhitelist: ['::/0'] }), false, true],
    ['half of all addresses', reply({ publicIpWhitelist: ['0.0.0.0/1'] }), true, false],
    ['a network of its own', reply({ publicIpWhitelist: ['0.0.0.0/2'], kibanaIPWhitelist: ['47.98.0.0/16'] }), false, false],
    ['nobody at all', reply({}), false, false],
    ['public access is off', reply({ enablePublic: false, publicIpWhitelist: ['0.0.0.0/0'] }), false, false],
    ['Kibana is not public', reply({ enableKibanaPublicNetwork: false, kibanaIPWhitelist: ['0.0.0.0/0'] }), false, false],
    ['the list is missing', reply({ publicIpWhitelist: undefined }), 'unread', false],
    ['the switch is missing', reply({ enableKibanaPublicNetwork: undefined }), false, 'unread'],
  ])('%s', (_, of, search, kibana) => {
    expect([fieldOf(elasticsearch, 'public.isOpen', of), fieldOf(elasticsearch, 'kibana.isOpen', of)]).toEqual([search, kibana]);
  });

  it('names the entries', () => {
    expect(fieldOf(elasticsearch, 'kibana.openEntries', reply({ kibanaIPWhitelist: ['1.2.3.4', '0.0.0.0/0', '::/0'] }))).toEqual([
      '0.0.0.0/0',
      '::/0',
    ]);
  });
});

it.each([
  ['ACTIVE', 'active'],
  ['frozen', 'unread'],
])('status %s is read as %s', (status, read) => expect(fieldOf(elasticsearch, 'status', { status })).toBe(read));
