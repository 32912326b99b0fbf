import { describe, expect, it } from 'vitest';
import { reasons } from '../../src/apply/reasons.ts';
import type { ChangeReason } from '../../src/model/documents.ts';

const permissions = ['ecs:ModifyDiskAttribute', 'ecs:DescribeDisks'];
const lacks = [
  { risk: 'access', roles: ['engineer', 'customer'], persons: 2, has: 1 },
  { risk: 'none', roles: ['ci'], persons: 1, has: 0 },
] as const;
const gap = { action: 'ecs DescribeDisks', permission: 'ecs:DescribeDisks', message: 'The user is not allowed.' };

describe('a reason', () => {
  it.each<[ChangeReason, ChangeReason['code'], string, string]>([
    [
      reasons.notApproved(lacks),
      'lacks-approval',
      'Not approved: a change of access needs 2 signatures of different persons (engineer or customer), and has 1; a change without disruption needs 1 signature (ci), and has 0.',
      '未获批准：访问类变更需要 2 位工程师或客户签署，现有 1 位；无影响类变更需要 1 位流水线签署，现有 0 位。',
    ],
    [
      reasons.unread(gap),
      'unread',
      'It could not be read right before the change (ecs DescribeDisks, needs ecs:DescribeDisks): "The user is not allowed."',
      '变更前未能读取该资源（ecs DescribeDisks，需要权限 ecs:DescribeDisks）：“The user is not allowed.”',
    ],
    [
      reasons.failed({ permissions }, { error: 'Forbidden.RAM: not you' }),
      'denied',
      'RAM denies it; the change needs ecs:ModifyDiskAttribute, ecs:DescribeDisks. The engine: "Forbidden.RAM: not you"',
      'RAM 拒绝该操作；此变更需要权限 ecs:ModifyDiskAttribute、ecs:DescribeDisks。引擎原文：“Forbidden.RAM: not you”',
    ],
    [
      reasons.failed({ permissions }, { error: 'Forbidden {"AuthAction":"ecs:ModifyDiskAttribute"}' }),
      'denied',
      'RAM denies ecs:ModifyDiskAttribute; the change needs ecs:ModifyDiskAttribute, ecs:DescribeDisks. The engine: "Forbidden {"AuthAction":"ecs:ModifyDiskAttribute"}"',
      'RAM 拒绝 ecs:ModifyDiskAttribute；此变更需要权限 ecs:ModifyDiskAttribute、ecs:DescribeDisks。引擎原文：“Forbidden {"AuthAction":"ecs:ModifyDiskAttribute"}”',
    ],
    [
      reasons.failed({ permissions }, { error: 'connection reset' }),
      'failed',
      'It failed. The engine: "connection reset"',
      '执行失败。引擎原文：“connection reset”',
    ],
    [reasons.failed({ permissions }, {}), 'failed', 'It failed, and the engine did not say why.', '执行失败，引擎未说明原因。'],
    [
      reasons.fieldMoved('status', undefined, 'In_use'),
      'moved',
      'status is nothing now and was "In_use" when it was inspected. Inspect again.',
      'status 当前为 空，巡检时为 "In_use"。请重新巡检。',
    ],
  ])('has a code and a sentence in both languages: %#', (reason, code, en, chinese) =>
    expect(reason).toEqual({ code, text: { en, 'zh-CN': chinese } }),
  );
});
