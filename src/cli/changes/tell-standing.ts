import { lackText } from '../../apply/index.ts';
import { checkApprovals, type Entitled } from '../../approve/check-approvals.ts';
import { fewIds } from '../../approve/few-ids.ts';
import { chinaTime } from '../../model/china-time.ts';
import type { Approval, ChangePlan } from '../../model/documents.ts';
import { ApprovalError } from '../../model/errors.ts';
import type { Terminal } from '../terminal.ts';
import { type ChangeFolder, readApprovals } from './change-folder.ts';
import type { ChangeContext } from './context.ts';
import { revocationsOf } from './revocations.ts';

/** What stands after a signature: who else must sign, and what of it somebody has declined. */
export function tellStanding(plan: ChangePlan, approval: Approval, files: ChangeFolder, context: ChangeContext): void {
  const { terminal, people, config, policy } = context;
  const revocations = revocationsOf(context, files);
  try {
    const check = { people, policy: config.approval, limits: policy.limits, revocations, now: new Date() };
    const entitled = checkApprovals(plan, readApprovals(files), check);
    tellLacking(entitled, terminal);
    tellDeclined(entitled, approval, terminal);
  } catch (error) {
    if (!(error instanceof ApprovalError)) throw error;
    // It is signed all the same; what stands in the way of applying is said now rather than then.
    terminal.print(error.said ? terminal.t(error.said) : error.message);
  }
}

function tellLacking({ lacking }: Entitled, terminal: Terminal): void {
  const waiting = lacking.filter(({ missing }) => missing.some(({ has }) => has > 0));
  const [first] = waiting;
  if (!first) return;
  const ids = waiting.map(({ change }) => change.id).join(', ');
  const why = lackText(first.missing);
  terminal.print(
    terminal.t({
      en: `Still to be signed by others: ${ids} (${why.en}).`,
      'zh-CN': `仍需他人签署：${ids}（${why['zh-CN']}）。`,
    }),
  );
}

/** A signed decline goes before every approval, also a later one of the same person, for as long as it holds. */
function tellDeclined({ counted }: Entitled, approval: Approval, terminal: Terminal): void {
  for (const { id, by, declined, expiresAt } of counted) {
    const own = declined.filter(({ changeId }) => approval.approved.includes(changeId));
    if (own.length === 0) continue;
    const ids = fewIds(own.map(({ changeId }) => changeId));
    const reasons = [...new Set(own.map(({ reason }) => reason))];
    terminal.print(
      terminal.t({
        en: `${by} has declined ${ids.en} (${reasons.join('; ')}): not applied while that holds, until ${chinaTime(expiresAt)}, unless ${id} is revoked or the plan is made again.`,
        'zh-CN': `${by} 已拒绝 ${ids['zh-CN']}（${reasons.join('；')}）：在 ${chinaTime(expiresAt)} 之前不会执行，除非撤回 ${id} 或重新制定方案。`,
      }),
    );
  }
}
