import { defineFix, type Refusal } from '../model/fix.ts';

const factor = 1.5;
// Steps and limits in MiB; a vCPU goes with at most 4 GiB.
const step = 64;
const highest = 32_768;
const perVcpu = 4 * 1024;

/** Gives a function half as much memory again. */
export default defineFix({
  propose({ resource: { fields } }) {
    const now = Number(fields.memoryMiB);
    const memorySize = Math.min(highest, Math.ceil((now * factor) / step) * step);
    if (!(memorySize > now)) return atTheLimit;
    if (typeof fields.vcpus === 'number' && memorySize > fields.vcpus * perVcpu) return needsVcpus(memorySize, fields.vcpus);
    return [{ token: 'alicloud:fc/v3Function:V3Function', kind: 'patch', set: { memorySize } }];
  },
});

const atTheLimit: Refusal = {
  code: 'not-possible',
  reason: {
    en: 'The function has the most memory that can be had; look for a leak, or split the work.',
    'zh-CN': '函数内存已达上限，请排查内存泄漏或拆分任务。',
  },
};

function needsVcpus(memoryMiB: number, vcpus: number): Refusal {
  return {
    code: 'needs-decision',
    reason: {
      en: `${memoryMiB} MiB are too much for ${vcpus} vCPU (at most 4 GiB for each): raise both together.`,
      'zh-CN': `${memoryMiB} MiB 超出 ${vcpus} vCPU 可搭配的内存（每 vCPU 不超过 4 GiB），需同时提升 vCPU。`,
    },
  };
}
