import { hash } from 'node:crypto';
import type { Finding, LocalizedText, Resource, Unread } from '../model/documents.ts';
import { type CompiledRule, failure, judge } from './compile/compile-rule.ts';
import type { FieldTable } from './compile/field-table.ts';
import type { Exceptions } from './exceptions.ts';

/**
 * The finding of a rule on a resource that does not simply pass: it fails, is unknown or is an error.
 * @param isFailed the rule is known to fail, so it is not judged again
 */
export function findingOf(rule: CompiledRule, resource: Resource, exceptions: Exceptions, isFailed: boolean): Finding {
  const verdict = isFailed ? failure(rule, resource) : judge(rule, resource);
  if (verdict.outcome === 'fail') return failed(rule, resource, verdict.evidence, exceptions);
  if (verdict.outcome === 'unknown')
    return finding(rule, resource, 'unknown', unknownMessage(verdict.unread, rule.table), [], verdict.unread);
  const error = verdict.outcome === 'error' ? verdict.error : `It is ${verdict.outcome} alone and is not in the pass over its type.`;
  return finding(rule, resource, 'error', { en: `The rule failed: ${error}`, 'zh-CN': `规则执行出错：${error}` }, [], []);
}

// Written out property by property: over a large estate this is most of what judging costs beside reading.
function finding(
  rule: CompiledRule,
  { type, id, name, region, accountId, readAt }: Resource,
  outcome: Finding['outcome'],
  message: LocalizedText,
  evidence: Finding['evidence'],
  unread: Unread[],
): Finding {
  return {
    id: findingId(rule.id, { type, id, region, accountId }),
    ruleId: rule.id,
    category: rule.category,
    severity: rule.severity,
    resource: { type, id, name, region, accountId },
    outcome,
    message,
    evidence,
    unread,
    readAt,
  };
}

function failed(rule: CompiledRule, resource: Resource, evidence: Finding['evidence'], exceptions: Exceptions): Finding {
  const exception = exceptions.accept(rule.id, resource);
  const found = finding(rule, resource, exception ? 'accepted' : 'fail', rule.message(resource), evidence, []);
  if (exception) found.accepted = { by: exception.owner, until: exception.until, why: exception.reason };
  const saving = rule.saving(resource);
  if (saving !== undefined) found.savingCnyPerMonth = saving;
  return found;
}

/** The same for the same rule, account, region, type and resource, in every run: 16 hex digits. */
export function findingId(ruleId: string, { type, id, region, accountId }: Pick<Resource, 'type' | 'id' | 'region' | 'accountId'>): string {
  return hash('sha256', `${ruleId}|${accountId}|${region}|${type}|${id}`, 'hex').slice(0, 16);
}

/** What could not be read and why, in both languages. */
function unknownMessage(unread: readonly Unread[], table: FieldTable): LocalizedText {
  const groups = new Map<string, Unread[]>();
  for (const one of unread) {
    const key = `${one.reason} ${one.permission ?? one.action}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const titles = (ones: readonly Unread[], language: keyof LocalizedText) =>
    ones.map(({ field }) => table.fields[field]?.title[language] ?? field);
  const parts = [...groups.values()].map((ones) => ({ ones, why: reasonText(ones[0] as Unread) }));
  return {
    en: `Not read: ${parts.map(({ ones, why }) => `${titles(ones, 'en').join(', ')} (${why.en})`).join('; ')}.`,
    'zh-CN': `未能读取：${parts.map(({ ones, why }) => `${titles(ones, 'zh-CN').join('、')}（${why['zh-CN']}）`).join('；')}。`,
  };
}

function reasonText({ reason, action, permission }: Unread): LocalizedText {
  const needed = permission ?? action;
  switch (reason) {
    case 'denied':
      return { en: `RAM denies ${needed}`, 'zh-CN': `RAM 未授权 ${needed}` };
    case 'throttled':
      return { en: `${action} was throttled`, 'zh-CN': `${action} 被限流` };
    case 'unsupported':
      return { en: `${action} does not offer it here`, 'zh-CN': `${action} 在此不提供` };
    case 'failed':
      return { en: `${action} failed`, 'zh-CN': `${action} 读取失败` };
  }
}
