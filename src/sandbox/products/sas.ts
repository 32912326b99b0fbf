import { type Context, defineProduct } from '../engine/index.ts';
import { assetReads } from './sas/assets.ts';
import { findings } from './sas/findings.ts';
import { alert, baseline, check, keyLeak, vulnerability } from './sas/kinds.ts';
import { settings, settingsOf } from './sas/settings.ts';

const notices = ['suspicious', 'yundun_aegis_weakpwd', 'yundun_aegis_vul', 'yundun_aegis_health', 'ak_leak', 'virusScheduleTask'];

function versionOf(x: Context) {
  const { InstanceId, Version, openedAt, endsAt, cores } = settingsOf(x);
  return {
    InstanceId,
    Version,
    HighestVersion: Version,
    AssetLevel: cores,
    VmCores: cores,
    MVAuthCount: cores,
    OpenTime: openedAt,
    ReleaseTime: endsAt,
    IsOverBalance: false,
    IsPostpay: false,
    MultiVersion: '',
    InstanceBuyType: 1,
    SasLog: Version > 1 ? 1 : 0,
    UserDefinedAlarms: Version > 1 ? 1 : 0,
    WebLock: 0,
  };
}

/** Security Center. */
export default defineProduct({
  product: 'sas',
  style: 'RPC',
  versions: ['2018-12-03'],
  hosts: ['tds.{region}.aliyuncs.com', 'tds.aliyuncs.com', 'sas.aliyuncs.com'],
  serviceCode: 'tds',
  ram: 'yundun-sas',
  denied: [403, 'NoPermission', 'caller has no permission'],
  kinds: [settings, alert, vulnerability, check, baseline, keyLeak],
  actions: {
    ...assetReads,
    ...findings,
    DescribeVersionConfig: { run: versionOf },
    DescribeVulConfig: {
      run(x) {
        const wanted = x.text('Type');
        const rows = Object.entries(settingsOf(x).scans).filter(([type]) => wanted === '' || type === wanted);
        return { TargetConfigs: rows.map(([Type, Config]) => ({ Type, Config })), TotalCount: rows.length };
      },
    },
    DescribeConcernNecessity: { run: () => ({ ConcernNecessity: ['asap', 'later'] }) },
    DescribeNoticeConfig: {
      run: (x) => ({
        NoticeConfigList: notices.map((Project) => ({
          Project,
          AliUid: Number(x.account),
          Category: 'sas',
          Route: 4,
          TimeLimit: 1,
          CurrentPage: 1,
        })),
      }),
    },
  },
});
