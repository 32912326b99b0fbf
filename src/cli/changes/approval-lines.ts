import { roleWords } from '../../approve/policy.ts';
import { chinaTime } from '../../model/china-time.ts';
import type { Approval, Change, ChangePlan, LocalizedText } from '../../model/documents.ts';
import { jsonText } from '../../model/format.ts';
import type { Terminal } from '../terminal.ts';
import { changeKindWords } from '../words.ts';

/** What an approval binds, line by line. @param verdict  why it does not hold; undefined when it does */
export function approvalLines(plan: ChangePlan, approval: Approval, verdict: LocalizedText | undefined, terminal: Terminal): string[] {
  const { engine, providers, planFile, state, program } = plan.binding;
  const isZh = terminal.language === 'zh-CN';
  const line = (en: string, zh: string, value: string) => `${isZh ? zh : en}${isZh ? '：' : ': '}${value}`;
  return [
    line(
      'Approval',
      '批准',
      `${approval.id} · ${approval.by} (${terminal.t(roleWords[approval.role])}) · ${chinaTime(approval.at)} → ${chinaTime(approval.expiresAt)}`,
    ),
    line(
      'Holds',
      '是否有效',
      verdict === undefined ? (isZh ? '有效' : 'yes') : terminal.t({ en: `no; ${verdict.en}`, 'zh-CN': `无效；${verdict['zh-CN']}` }),
    ),
    line('Plan', '方案', `${plan.id} · ${plan.digest}`),
    line('Approved', '批准的变更', approval.approved.join(', ') || '-'),
    line('Declined', '拒绝的变更', approval.declined.map(({ changeId, reason }) => `${changeId} (${reason})`).join(', ') || '-'),
    ...plan.changes.filter(({ id }) => approval.approved.includes(id)).flatMap((change) => valueLines(change, terminal)),
    line("Pulumi's plan file", 'Pulumi 计划文件', planFile),
    line('Adopted state', '导入的状态', state),
    line('Program', '程序', program),
    line('pulumi', 'pulumi', `${engine.cli} · ${engine.cliSha256}`),
    line('Plugin', '插件', `${engine.plugin} · ${engine.pluginSha256}`),
    ...providers.map((one) =>
      line(
        'Provider',
        '提供程序',
        [one.name, one.accountId, one.region, terminal.t(siteWords[one.accountType]), one.roleArn, one.externalId]
          .filter(Boolean)
          .join(' · '),
      ),
    ),
    line('Limits', '上限', limitWords(plan.limits, terminal)),
  ];
}

function valueLines({ id, resource, kind, name, set }: Change, terminal: Terminal): string[] {
  const start = `  ${id} ${resource.accountId} ${resource.region} ${resource.id} ${terminal.t(changeKindWords[kind])}`;
  if (set.length === 0) return [`${start} ${name}`];
  return set.map(({ property, from, to }) => `${start} ${property}: ${jsonText(from, '-')} → ${jsonText(to, '-')}`);
}

const siteWords: Readonly<Record<ChangePlan['binding']['providers'][number]['accountType'], LocalizedText>> = {
  Domestic: { en: 'Chinese site', 'zh-CN': '中国站' },
  International: { en: 'international site', 'zh-CN': '国际站' },
};

function limitWords({ maxChanges, maxSharePercent, maxCnyPerMonth }: ChangePlan['limits'], terminal: Terminal): string {
  const most = maxCnyPerMonth?.toFixed(2);
  return terminal.t({
    en: `${maxChanges} changes, ${maxSharePercent} % of the resources${most === undefined ? '' : `, ¥${most} a month more`} at most`,
    'zh-CN': `最多 ${maxChanges} 项变更，涉及资源不超过 ${maxSharePercent}%${most === undefined ? '' : `，每月新增费用不超过 ¥${most}`}`,
  });
}
