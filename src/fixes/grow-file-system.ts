import { defineFix, type Refusal } from '../model/fix.ts';

const factor = 1.5;
const stepGib = 100;
const highestGib = 262_144;

/** Grows an Extreme NAS file system by half, in steps of 100 GiB. */
export default defineFix({
  propose({ resource: { fields } }) {
    if (fields.kind !== 'extreme') return otherSteps;
    const now = Number(fields.capacityGib);
    const capacity = Math.min(highestGib, Math.ceil((now * factor) / stepGib) * stepGib);
    if (!(now > 0 && capacity > now)) return atTheLimit;
    return [{ token: 'alicloud:nas/fileSystem:FileSystem', kind: 'patch', set: { capacity } }];
  },
});

const otherSteps: Refusal = {
  code: 'needs-decision',
  reason: {
    en: 'A CPFS file system grows in steps of its own kind, and cannot shrink: grow it in the console.',
    'zh-CN': 'CPFS 的扩容步长取决于规格且无法缩容，请在控制台扩容。',
  },
};

const atTheLimit: Refusal = {
  code: 'not-possible',
  reason: {
    en: 'The file system has the largest capacity that can be had, or its capacity was not read.',
    'zh-CN': '文件系统容量已达上限，或容量未读取。',
  },
};
