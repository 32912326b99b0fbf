import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/model/resource-type.ts';
import mongodb from '../../src/resources/mongodb-db-instance.ts';
import { fieldOf, publishedReply } from './read.ts';

const reply = publishedReply('dds-describedbinstanceattribute-1') as { DBInstances: { DBInstance: Reply[] } };
const [apple] = reply.DBInstances.DBInstance as [Reply];

describe('the published instance', () => {
  it.each([
    ['status', 'NET_CREATING'],
    ['kind', 'replicate'],
    ['payType', 'Postpaid'],
    ['replicas', 3],
    ['lockMode', 'Unlock'],
  ])('%s is %s', (name, value) => expect(fieldOf(mongodb, name, apple)).toEqual(value));
});

it.each([
  [{ ReplicationFactor: '1', DBInstanceType: 'replicate' }, 1],
  [{ ReplicationFactor: '', DBInstanceType: 'sharding' }, 3],
  [{ DBInstanceType: 'replicate' }, 'unread'],
])('copies of %j are %s', (item, copies) => expect(fieldOf(mongodb, 'replicas', item)).toBe(copies));

it.each([
  [1, true],
  [0, false],
  [undefined, 'unread'],
])('a log switch of %s is %s', (EnableBackupLog, isOn) => expect(fieldOf(mongodb, 'backup.log.enabled', { EnableBackupLog })).toBe(isOn));
