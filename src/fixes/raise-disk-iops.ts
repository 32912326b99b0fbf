import { type Ask, type Draft, defineFix, type Refusal } from '../model/fix.ts';

// Each performance level asks for a size, in GiB.
const smallestGib: Readonly<Record<string, number>> = { PL1: 20, PL2: 461, PL3: 1261 };
const levels = ['PL0', 'PL1', 'PL2', 'PL3'];

// Of an AutoPL disk: what it has without provisioning, and the most that can be provisioned.
const baseIops = (sizeGib: number) => Math.min(50_000, 1800 + 50 * sizeGib);
const mostProvisioned = (sizeGib: number) => Math.min(50_000, 1000 * sizeGib - baseIops(sizeGib));
const step = 100;

/** Raises the performance level of an ESSD by one, or the provisioned IOPS of an AutoPL disk by half of what it has. */
export default defineFix({
  propose: (ask) => (ask.resource.fields.category === 'cloud_auto' ? provision(ask) : raiseLevel(ask)),
});

function raiseLevel({ resource: { fields } }: Ask): readonly Draft[] | Refusal {
  const next = levels[levels.indexOf(String(fields.performanceLevel)) + 1];
  if (!levels.includes(String(fields.performanceLevel)) || next === undefined) return atTheLimit;
  if (Number(fields.sizeGib) < (smallestGib[next] ?? 0)) return tooSmall(next);
  return [patch({ performanceLevel: next })];
}

function provision({ resource: { fields } }: Ask): readonly Draft[] | Refusal {
  const [size, now, limit] = [Number(fields.sizeGib), Number(fields.provisionedIops ?? 0), Number(fields['iops.limit'])];
  const most = mostProvisioned(size);
  if (now >= most) return atTheLimit;
  const wanted = now + Math.ceil(limit / 2 / step) * step;
  return Number.isNaN(wanted) ? atTheLimit : [patch({ provisionedIops: Math.min(most, wanted) })];
}

function patch(set: Draft['set']): Draft {
  return { token: 'alicloud:ecs/ecsDisk:EcsDisk', kind: 'patch', set };
}

const atTheLimit: Refusal = {
  code: 'not-possible',
  reason: {
    en: 'The disk has the most IOPS that its kind and size allow; spread the load over more disks or take a larger one.',
    'zh-CN': '该云盘的 IOPS 已达其类型与容量的上限，请扩容或将负载分散到多块云盘。',
  },
};

function tooSmall(level: string): Refusal {
  const gib = smallestGib[level];
  return {
    code: 'needs-decision',
    reason: {
      en: `${level} asks for a disk of ${gib} GiB; growing it cannot be taken back, so a person decides.`,
      'zh-CN': `性能等级 ${level} 要求容量不低于 ${gib} GiB；扩容无法回退，需由负责人决定。`,
    },
  };
}
