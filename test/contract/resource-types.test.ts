import { describe, expect, it } from 'vitest';
import { defineResourceType, type ResourceType } from '../../src/model/resource-type.ts';
import { loadResourceTypes } from '../../src/resources/index.ts';
import { proveType } from './prove-type.ts';

const types = [...(await loadResourceTypes()).values()];

describe('every resource type reads what the official SDK knows', () => {
  it.each(types.map((type) => [type.type, type] as const))('%s', (_, type) => {
    const { problems, facts } = proveType(type);
    expect(problems, problems.join('; ')).toEqual([]);
    expect(facts).toBeGreaterThan(5);
  });
});

const instance = defineResourceType({
  type: 'ACS::RDS::DBInstance',
  title: { en: 'RDS instance', 'zh-CN': 'RDS 实例' },
  product: 'rds',
  scope: 'regional',
  list: {
    action: 'DescribeDBInstances',
    params: { RegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalRecordCount' },
    items: 'Items.DBInstance',
  },
  identity: { id: 'DBInstanceId', region: 'RegionId' },
  details: { backupPolicy: { action: 'DescribeBackupPolicy', params: { DBInstanceId: '${item.DBInstanceId}' } } },
  fields: {
    retention: {
      title: { en: 'Backup', 'zh-CN': '备份' },
      type: 'integer',
      from: { detail: 'backupPolicy' },
      path: 'BackupRetentionPeriod',
    },
    cpu: {
      title: { en: 'CPU', 'zh-CN': 'CPU' },
      type: 'number',
      from: {
        metric: {
          namespace: 'acs_rds_dashboard',
          metric: 'CpuUsage',
          dimension: 'instanceId',
          statistic: 'Average',
          periodSeconds: 300,
          windowDays: 7,
          reduce: 'p95',
        },
      },
    },
  },
  sample: { retention: 7, cpu: 40 },
}) satisfies ResourceType;

/** The type with one text in it changed, wherever it stands. */
const withMistake = (right: string, wrong: string) =>
  JSON.parse(JSON.stringify(instance).replace(`"${right}"`, `"${wrong}"`)) as ResourceType;

describe('a mistake in a resource type is found', () => {
  it('which has none as it stands', () => {
    expect(proveType({ ...instance, identity: { id: 'DBInstanceId' } }).problems).toEqual([]);
  });

  it.each([
    ['an action', 'DescribeDBInstances', 'DescribeDBInstance', 'rds 2014-08-15 has no such action'],
    ['a parameter in another case', 'RegionId":"${region}', 'Regionid":"${region}', 'the request has no parameter Regionid'],
    ['the path of the rows', 'Items.DBInstance', 'Items.DBInstances', 'there is no DBInstances'],
    ['rows that are no list', 'Items.DBInstance', 'Items', 'Items is no list'],
    ['the name of the total', 'TotalRecordCount', 'TotalCount', 'there is no TotalCount'],
    ['the parameter of the page', 'PageNumber', 'PageNum', 'the request has no parameter PageNum'],
    ['the id', 'id":"DBInstanceId', 'id":"InstanceId', 'there is no InstanceId'],
    ['a placeholder', '${item.DBInstanceId}', '${item.InstanceId}', 'there is no InstanceId'],
    ['the path of a field', 'BackupRetentionPeriod', 'RetentionPeriod', 'there is no RetentionPeriod'],
    ['a detail that is not there', 'detail":"backupPolicy', 'detail":"backups', 'no detail read named backups'],
    ['a metric', 'CpuUsage', 'CPUUsage', 'acs_rds_dashboard has no CPUUsage'],
    ['a dimension', 'instanceId', 'dbInstanceId', 'has no dimension dbInstanceId'],
    ['a statistic', 'Average', 'Mean', 'CpuUsage has no Mean'],
  ])('%s', (_, right, wrong, problem) => {
    expect(proveType(withMistake(right, wrong)).problems.join('\n')).toContain(problem);
  });

  it('a page larger than the cap, and not the cap itself', () => {
    const paged = (max: number) =>
      proveType({
        ...instance,
        identity: { id: 'DBInstanceId' },
        list: { ...instance.list, paging: { ...instance.list.paging, max } as never },
      });
    expect(paged(100).problems).toEqual([]);
    expect(paged(101).problems).toEqual(['DescribeDBInstances: PageSize is at most 100, not 101']);
  });
});
