import type { Category, Change, Finding, FixSummary, LocalizedText, Severity } from '../model/documents.ts';

export const categoryWords: Readonly<Record<Category, LocalizedText>> = {
  security: { en: 'Security', 'zh-CN': '安全' },
  stability: { en: 'Stability', 'zh-CN': '稳定性' },
  backup: { en: 'Backup', 'zh-CN': '备份' },
  capacity: { en: 'Capacity', 'zh-CN': '容量' },
  performance: { en: 'Performance', 'zh-CN': '性能' },
  cost: { en: 'Cost', 'zh-CN': '成本' },
};

export const severityWords: Readonly<Record<Severity, LocalizedText>> = {
  critical: { en: 'Critical', 'zh-CN': '严重' },
  high: { en: 'High', 'zh-CN': '高' },
  medium: { en: 'Medium', 'zh-CN': '中' },
  low: { en: 'Low', 'zh-CN': '低' },
  info: { en: 'Advice', 'zh-CN': '建议' },
};

export const outcomeWords: Readonly<Record<Finding['outcome'], LocalizedText>> = {
  fail: { en: 'fail', 'zh-CN': '不通过' },
  unknown: { en: 'not assessed', 'zh-CN': '无法评估' },
  error: { en: 'rule error', 'zh-CN': '规则异常' },
  accepted: { en: 'accepted', 'zh-CN': '已接受' },
};

export const fixWords: Readonly<Record<FixSummary['kind'], LocalizedText>> = {
  automatic: { en: 'one change in place, after approval', 'zh-CN': '批准后可原地变更' },
  decision: { en: 'a change that a person decides on', 'zh-CN': '需人工决策的变更' },
  manual: { en: 'by hand', 'zh-CN': '手工处理' },
};

export const disruptionWords: Readonly<Record<FixSummary['disruption'], LocalizedText>> = {
  none: { en: 'none', 'zh-CN': '无' },
  reconnect: { en: 'reconnect', 'zh-CN': '重连' },
  restart: { en: 'restart', 'zh-CN': '重启' },
  cost: { en: 'cost', 'zh-CN': '费用' },
  data: { en: 'data', 'zh-CN': '数据' },
  access: { en: 'access', 'zh-CN': '访问' },
};

/** A number and its English word: 1 rule, 2 rules. */
export function counted(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

export const changeKindWords: Readonly<Record<Change['kind'], LocalizedText>> = {
  patch: { en: 'patch', 'zh-CN': '修改' },
  create: { en: 'create', 'zh-CN': '新建' },
  delete: { en: 'delete', 'zh-CN': '删除' },
};
