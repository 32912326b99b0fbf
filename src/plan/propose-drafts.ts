import { loadFix } from '../fixes/index.ts';
import type { Finding, LocalizedText, NotFixable, Resource } from '../model/documents.ts';
import type { Ask, Draft, Refusal } from '../model/fix.ts';
import type { Target } from '../model/target.ts';
import type { Chosen } from './select-findings.ts';

/** A draft with the finding that it mends. */
export interface Proposal {
  readonly chosen: Chosen;
  readonly resource: Resource;
  readonly draft: Draft;
}

/** What fixes are told beside the finding. */
export interface ProposeContext {
  readonly resourceOf: (finding: Finding) => Resource | undefined;
  readonly others: Ask['others'];
  readonly ruleOf: Ask['ruleOf'];
  readonly input: (name: string, region: string) => string | undefined;
  readonly targets: ReadonlyMap<string, Target>;
  readonly nowMs: number;
}

/** Asks the fix of every chosen finding; what cannot be mended says why. */
export async function proposeDrafts(
  chosen: readonly Chosen[],
  context: ProposeContext,
): Promise<{ proposals: Proposal[]; notFixable: NotFixable[] }> {
  const proposals: Proposal[] = [];
  const notFixable: NotFixable[] = [];
  for (const one of chosen) {
    const answer = await proposeOne(one, context);
    if (Array.isArray(answer)) proposals.push(...answer);
    else notFixable.push(refused(one, answer as Refusal));
  }
  return { proposals, notFixable };
}

/** Types of ours that the fixes of some findings look at beside their resources. */
export async function typesBeside(chosen: readonly { readonly rule: Pick<Chosen['rule'], 'fix'> }[]): Promise<string[]> {
  const names = new Set(chosen.flatMap(({ rule }) => rule.fix.use ?? []));
  const fixes = await Promise.all([...names].map(loadFix));
  return [...new Set(fixes.flatMap((fix) => fix?.looksAt ?? []))];
}

async function proposeOne(chosen: Chosen, context: ProposeContext): Promise<Proposal[] | Refusal> {
  const { finding, rule, isNamed } = chosen;
  const { use, kind } = rule.fix;
  if (use === undefined)
    return { code: kind === 'manual' ? 'no-property' : 'needs-decision', reason: kind === 'manual' ? noProperty : needsDecision };
  if (kind !== 'automatic' && !isNamed) return { code: 'needs-decision', reason: chooseByName };
  const fix = await loadFix(use);
  const resource = context.resourceOf(finding);
  if (fix === undefined)
    return { code: 'not-possible', reason: { en: `There is no fix named "${use}".`, 'zh-CN': `没有名为“${use}”的修复方法。` } };
  if (resource === undefined) return { code: 'gone', reason: gone };
  const drafts = fix.propose(askOf(chosen, resource, context));
  return 'code' in drafts ? drafts : drafts.map((draft) => ({ chosen, resource, draft }));
}

function askOf({ finding, rule }: Chosen, resource: Resource, context: ProposeContext): Ask {
  return {
    finding,
    rule,
    resource,
    others: context.others,
    ruleOf: context.ruleOf,
    input: (name) => context.input(name, resource.region),
    target: (token) => {
      const target = context.targets.get(token);
      if (!target) throw new Error(`No target file describes ${token}.`);
      return target;
    },
    nowMs: context.nowMs,
  };
}

/** A finding that stays, with the reason and what a person does. */
export function refused({ finding, rule }: Chosen, { code, reason }: Refusal): NotFixable {
  const { id: findingId, severity, resource } = finding;
  return { findingId, ruleId: rule.id, title: rule.risk, severity, resource, code, reason, steps: rule.guidance };
}

const noProperty: LocalizedText = {
  en: 'No setting of the resource mends it; a person has to.',
  'zh-CN': '没有可直接修改的配置项，需人工处理。',
};
const needsDecision: LocalizedText = {
  en: 'It replaces, restarts, deletes or spends, or several ways are open: a person decides.',
  'zh-CN': '涉及替换、重启、删除或费用，或有多种处理方式，需由负责人决定。',
};
const chooseByName: LocalizedText = {
  en: 'It cannot be taken back, so it is planned only when the finding or the rule is named.',
  'zh-CN': '该变更无法回退，仅在指定风险编号或规则名称时才会列入方案。',
};
const gone: LocalizedText = { en: 'The inventory of the inspection does not hold the resource.', 'zh-CN': '巡检清单中没有该资源。' };
