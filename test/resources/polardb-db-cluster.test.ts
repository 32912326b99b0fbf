import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/model/resource-type.ts';
import polardb from '../../src/resources/polardb-db-cluster.ts';
import { fieldOf, publishedReply } from './read.ts';

const list = publishedReply('polardb-describedbclusters-1') as { Items: { DBCluster: Reply[] } };
const [apple] = list.Items.DBCluster as [Reply];

describe('the published list of clusters', () => {
  it.each([
    ['engine', 'MySQL'],
    ['payType', 'Postpaid'],
    ['isServerless', false],
    ['deletionLock', 'unread'],
  ])('%s is %s', (name, value) => expect(fieldOf(polardb, name, apple)).toEqual(value));
});

it.each([
  [{ DeletionLock: 1 }, true],
  [{ DeletionLock: 0 }, false],
])('the lock of %j is on: %s', (row, isOn) => expect(fieldOf(polardb, 'deletionLock', row)).toBe(isOn));

describe('a backup policy whose numbers are texts', () => {
  const policy: Reply = {
    DataLevel1BackupRetentionPeriod: '7',
    DataLevel2BackupRetentionPeriod: '-1',
    DataLevel2BackupAnotherRegionRegion: '',
    BackupRetentionPolicyOnClusterDeletion: 'none',
  };
  it.each([
    ['backup.retentionDays', 7],
    ['backup.level2.retentionDays', -1],
    ['backup.level2.otherRegion', null],
    ['backup.onClusterDeletion', 'NONE'],
  ])('%s is %s', (name, value) => expect(fieldOf(polardb, name, policy)).toBe(value));

  it('leaves a policy that nobody knows unread', () => {
    expect(fieldOf(polardb, 'backup.onClusterDeletion', { BackupRetentionPolicyOnClusterDeletion: 'SOME' })).toBe('unread');
  });
});
