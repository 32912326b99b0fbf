import { type Context, type Fields, kind, type Make, type Row } from '../../engine/index.ts';
import { projectOf } from './project.ts';

/** A job that writes a log store into a bucket as it fills. */
export const ossExport = kind({
  kind: 'sls.oss-export',
  type: 'ACS::SLS::OssExport',
  id: '{parent}:{k}',
  of: { kind: 'sls.project', each: 1, as: 'projectName' },
  name: 'name',
  notFound: [404, 'JobNotExist', 'The job {id} does not exist'],
  make(m: Make) {
    const made = Math.floor(m.createdAt / 1000);
    const role = `acs:ram::${m.account}:role/aliyunlogdefaultrole`;
    return {
      projectName: m.ref('sls.project', 'projectName')?.id ?? '',
      name: String(m.given['name'] ?? `export-audit-${m.index + 1}`),
      displayName: '审计日志归档',
      description: '',
      createTime: made,
      lastModifiedTime: made,
      scheduleId: `schedule-${m.chars(12)}`,
      status: 'RUNNING',
      configuration: {
        logstore: 'audit-log',
        roleArn: role,
        fromTime: made,
        toTime: 0,
        sink: {
          bucket: `qingcheng-${m.region}-log-archive`,
          endpoint: `https://oss-${m.region}-internal.aliyuncs.com`,
          roleArn: role,
          prefix: 'sls/',
          suffix: '',
          pathFormat: '%Y/%m/%d/%H/%M',
          pathFormatType: 'time',
          timeZone: '+0800',
          bufferInterval: 300,
          bufferSize: 256,
          delaySec: 900,
          delaySeconds: 900,
          compressionType: 'snappy',
          contentType: 'json',
          contentDetail: { enableTag: false } as Fields,
        },
      },
    };
  },
  flaws: { elsewhere: { rate: 0.1, set: { 'configuration.logstore': 'access-log' } } },
});

type Export = typeof ossExport extends { make(m: Make): infer S } ? S : never;

/** The export jobs of the call's project. */
export function exportsOf(x: Context): readonly Row<Export & Fields>[] {
  return x.where(ossExport, 'projectName', projectOf(x).id) as readonly Row<Export & Fields>[];
}

/** The job that stands in the path of a call. */
export function exportOf(x: Context): Row<Export & Fields> {
  const name = x.text('ossExportName');
  return exportsOf(x).find(({ state }) => state.name === name) ?? x.refuse(ossExport.notFound, { id: name });
}
