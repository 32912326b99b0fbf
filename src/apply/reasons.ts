import type { Lack } from '../approve/check-approvals.ts';
import { roleWords } from '../approve/policy.ts';
import type { Change, ChangeReason, Disruption, FieldValue, LocalizedText, ReadBack } from '../model/documents.ts';
import type { UpResult } from '../model/stack.ts';
import { engineWords } from './engine-words.ts';
import type { Reading } from './types.ts';

/** Why a change was not run, failed, or came out otherwise than the engine says: a code to go by and a sentence to read. */
export const reasons = {
  declined: (by: string, reason: string) => reasonOf('declined', `${by}: ${reason}`, `${by}：${reason}`),
  notApproved: (lacks: readonly Lack[]) =>
    reasonOf(
      // What somebody has approved waits for the others; what nobody has is simply left out.
      lacks.some(({ has }) => has > 0) ? 'lacks-approval' : 'not-approved',
      `Not approved: ${lackText(lacks).en}.`,
      `未获批准：${lackText(lacks)['zh-CN']}。`,
    ),
  dependsOn: (changeId: string) =>
    reasonOf('depends-on', `It depends on ${changeId}, which was not applied.`, `依赖变更 ${changeId}，而该变更未执行成功。`),
  previewDiffers: (refusals: readonly LocalizedText[]) =>
    reasonOf(
      'preview-differs',
      `The preview is not what was approved. ${refusals.map(({ en }) => en).join(' ')}`,
      `预览与批准内容不一致。${refusals.map((one) => one['zh-CN']).join('')}`,
    ),
  stopped: () => reasonOf('stopped', 'Stopped by the operator.', '已由操作人员中止。'),
  canaryFailed: () => reasonOf('canary-failed', 'The first changes did not all succeed.', '首批变更未全部成功。'),
  closed: (why: LocalizedText) => reasonOf('closed', why.en, why['zh-CN']),
  notReported: () => reasonOf('not-reported', 'The engine ended before it came to this change.', '引擎在执行到该变更之前已结束。'),
  notRefreshed: () => reasonOf('not-refreshed', 'Pulumi did not read it again before the change.', '变更前 Pulumi 未能重新读取该资源。'),
  goneForEngine: () =>
    reasonOf('gone', 'It is gone: the cloud no longer has it. Inspect again.', '资源已不存在：云上已没有该资源。请重新巡检。'),
  gone: () =>
    reasonOf('gone', 'It is gone: the cloud no longer lists it. Inspect again.', '资源已不存在：云上列表中已没有该资源。请重新巡检。'),
  unread,
  mended: () =>
    reasonOf(
      'mended',
      'The finding no longer stands: somebody mended it meanwhile. Inspect again.',
      '风险已不成立：期间已有人修复。请重新巡检。',
    ),
  valueMoved: (name: string, now: FieldValue | undefined, before: FieldValue | undefined) =>
    reasonOf(
      'moved',
      `${name} is ${shown(now).en} now and was ${shown(before).en} when it was approved. Plan again.`,
      `${name} 当前为 ${shown(now)['zh-CN']}，批准时为 ${shown(before)['zh-CN']}。请重新生成方案。`,
    ),
  fieldMoved: (name: string, now: FieldValue | undefined, before: FieldValue | undefined) =>
    reasonOf(
      'moved',
      `${name} is ${shown(now).en} now and was ${shown(before).en} when it was inspected. Inspect again.`,
      `${name} 当前为 ${shown(now)['zh-CN']}，巡检时为 ${shown(before)['zh-CN']}。请重新巡检。`,
    ),
  failed,
  answerLost: ({ error }: Pick<UpResult, 'error'>, hint?: LocalizedText) =>
    reasonOf(
      'answer-lost',
      `The engine reports a failure, and our own reading finds it done.${after(hint).en}${said(error).en}`,
      `引擎报告失败，而独立复核确认变更已生效。${after(hint)['zh-CN']}${said(error)['zh-CN']}`,
    ),
  contradicted,
  foundDone: (hint?: LocalizedText) =>
    reasonOf('found-done', `Found done after an interruption.${after(hint).en}`, `中断后复核，确认变更已完成。${after(hint)['zh-CN']}`),
  interrupted: (finding?: LocalizedText) =>
    reasonOf('interrupted', `It was interrupted.${after(finding).en}`, `执行被中断。${after(finding)['zh-CN']}`),
  thereAlready: (id: string) =>
    reasonOf(
      'there-already',
      `It is there already, and was not when it was approved: ${id}. Inspect again.`,
      `该资源现已存在（${id}），而批准时尚不存在。请重新巡检。`,
    ),
} as const;

function reasonOf(code: ChangeReason['code'], en: string, chinese: string): ChangeReason {
  return { code, text: { en, 'zh-CN': chinese } };
}

function unread({ action, permission, message }: NonNullable<ReturnType<Reading['gapOf']>>): ChangeReason {
  const needs = permission === undefined ? { en: '', zh: '' } : { en: `, needs ${permission}`, zh: `，需要权限 ${permission}` };
  return reasonOf(
    'unread',
    `It could not be read right before the change (${action}${needs.en}): "${message}"`,
    `变更前未能读取该资源（${action}${needs.zh}）：“${message}”`,
  );
}

/** The engine's own words; where RAM refused, with what the account needs. */
function failed({ permissions }: Pick<Change, 'permissions'>, { error }: Pick<UpResult, 'error'>, finding?: LocalizedText): ChangeReason {
  const isDenied = /Forbidden|NoPermission|NotAuthorized|AccessDenied|not authorized/i.test(error ?? '');
  if (isDenied) {
    // The refusal itself names the permission that was missing, where the product has it say so.
    const [, missing] = /"AuthAction"\s*:\s*"([\w-]+:[\w*-]+)"/.exec(error ?? '') ?? [];
    return reasonOf(
      'denied',
      `RAM denies ${missing ?? 'it'}; the change needs ${permissions.join(', ')}.${after(finding).en}${said(error).en}`,
      `RAM 拒绝${missing === undefined ? '该操作' : ` ${missing}`}；此变更需要权限 ${permissions.join('、')}。${after(finding)['zh-CN']}${said(error)['zh-CN']}`,
    );
  }
  if (error === undefined || error === '')
    return reasonOf(
      'failed',
      `It failed, and the engine did not say why.${after(finding).en}`,
      `执行失败，引擎未说明原因。${after(finding)['zh-CN']}`,
    );
  return reasonOf(
    'failed',
    `It failed.${after(finding).en}${said(error).en}`,
    `执行失败。${after(finding)['zh-CN']}${said(error)['zh-CN']}`,
  );
}

/** Names the values that did not come to be, where our reading shows them. */
function contradicted(finding: LocalizedText): ChangeReason {
  return reasonOf(
    'contradicted',
    `The engine says done, and our own reading says otherwise.${after(finding).en}`,
    `引擎报告已完成，而独立复核的结果与此不符。${after(finding)['zh-CN']}`,
  );
}

/** What our own reading finds, in words. */
export const findings = {
  differs: (readBack: readonly ReadBack[]): LocalizedText => {
    const wrong = readBack.filter(({ matches }) => matches === false);
    const values = wrong.map(({ property, value, expected }) => ({ property, now: shown(value), wanted: shown(expected) }));
    const en = values.map(({ property, now, wanted }) => `${property} is ${now.en}, and ${wanted.en} was asked`).join('; ');
    const chinese = values.map(({ property, now, wanted }) => `${property} 当前为 ${now['zh-CN']}，应为 ${wanted['zh-CN']}`).join('；');
    return { en: `${en}.`, 'zh-CN': `${chinese}。` };
  },
  notShown: (): LocalizedText => ({ en: "The plugin's own outputs do not show the value.", 'zh-CN': '引擎插件的输出未体现该值。' }),
  createdOtherwise: (id: string, readBack: readonly ReadBack[]): LocalizedText => {
    const values = findings.differs(readBack);
    return { en: `It was created as ${id}, but ${values.en}`, 'zh-CN': `已创建为 ${id}，但 ${values['zh-CN']}` };
  },
  createdTimes: (ids: readonly string[]): LocalizedText => ({
    en: `It was created ${ids.length} times: ${ids.join(', ')}. Keep one and delete the rest.`,
    'zh-CN': `该资源被创建了 ${ids.length} 次：${ids.join('、')}。请保留其一并删除其余。`,
  }),
  finds: (id: string): LocalizedText => ({ en: `Our own reading finds it: ${id}.`, 'zh-CN': `独立复核已找到该资源：${id}。` }),
  doesNotFind: (): LocalizedText => ({ en: 'Our own reading does not find it.', 'zh-CN': '独立复核未找到该资源。' }),
  stillFinds: (): LocalizedText => ({ en: 'Our own reading still finds it.', 'zh-CN': '独立复核仍能找到该资源。' }),
  noLongerFinds: (): LocalizedText => ({ en: 'Our own reading no longer finds it.', 'zh-CN': '独立复核已找不到该资源。' }),
  stillStands: (): LocalizedText => ({ en: 'Its finding still stands.', 'zh-CN': '对应风险仍然存在。' }),
  cutShort: (): LocalizedText => ({
    en: 'The operator ended it while it ran, and its operation is pending in the state: apply again to go on.',
    'zh-CN': '操作人员在执行过程中终止了引擎，该操作在状态中处于未决；请再次执行以继续。',
  }),
  ruleAlone: (): LocalizedText => ({
    en: 'Its rule alone says so, since our own reading does not show the thing itself.',
    'zh-CN': '独立复核看不到该资源本身，仅以对应规则的判定为据。',
  }),
  ruleAloneWithoutId: (): LocalizedText => {
    const { en, 'zh-CN': chinese } = findings.ruleAlone();
    return {
      en: `${en} Its id is not known, so that the way back cannot name it.`,
      'zh-CN': `${chinese}资源 ID 未知，回退时无法指明该资源。`,
    };
  },
} as const;

/** A sentence more. */
function after(text: LocalizedText | undefined): LocalizedText {
  return text ? { en: ` ${text.en}`, 'zh-CN': text['zh-CN'] } : { en: '', 'zh-CN': '' };
}

/** What the engine or the API said, in its own words. */
function said(error: string | undefined): LocalizedText {
  if (error === undefined || error === '') return { en: '', 'zh-CN': '' };
  const words = engineWords(error);
  return { en: ` The engine: "${words}"`, 'zh-CN': `引擎原文：“${words}”` };
}

function shown(value: FieldValue | undefined): LocalizedText {
  const text = JSON.stringify(value);
  return text === undefined ? { en: 'nothing', 'zh-CN': '空' } : { en: text, 'zh-CN': text };
}

/** What approvals are missing, in words. */
export function lackText(lacks: readonly Lack[]): LocalizedText {
  const one = ({ risk, roles, persons, has }: Lack) => ({
    en: `${risks[risk].en} needs ${persons === 1 ? '1 signature' : `${persons} signatures of different persons`} (${roles.join(' or ')}), and has ${has}`,
    'zh-CN': `${risks[risk]['zh-CN']}需要 ${persons} 位${roles.map((role) => roleWords[role]['zh-CN']).join('或')}签署，现有 ${has} 位`,
  });
  return { en: lacks.map((lack) => one(lack).en).join('; '), 'zh-CN': lacks.map((lack) => one(lack)['zh-CN']).join('；') };
}

const risks: Readonly<Record<Disruption, LocalizedText>> = {
  none: { en: 'a change without disruption', 'zh-CN': '无影响类变更' },
  reconnect: { en: 'a change that reconnects', 'zh-CN': '重连类变更' },
  restart: { en: 'a change that restarts', 'zh-CN': '重启类变更' },
  cost: { en: 'a change that costs', 'zh-CN': '费用类变更' },
  data: { en: 'a change that touches data', 'zh-CN': '数据类变更' },
  access: { en: 'a change of access', 'zh-CN': '访问类变更' },
};
