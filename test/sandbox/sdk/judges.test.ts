import { describe, expect, it } from 'vitest';
import { loadSdk } from '../../../scripts/generate/shapes-npm.ts';
import { allShapes, treeOf } from '../../contract/shapes.ts';
import { judgeReply } from './judge-reply.ts';
import { judgeShape } from './judge-shape.ts';

const right = { RequestId: 'R-1', TotalCount: 1, Disks: { Disk: [{ DiskId: 'd-apple', Size: 40, Portable: true }] } };
const model = loadSdk('@alicloud/ecs20140526').actions.get('DescribeDisks')?.body;
const shape = treeOf(allShapes.get('ecs')?.actions['DescribeDisks']?.response ?? {});

describe.each([
  ['the model of an SDK', (body: unknown) => judgeReply(body, model)],
  ['a shape', (body: unknown) => judgeShape(body, shape)],
])('held against %s', (_, judge) => {
  it('a right reply has no problem', () => {
    expect(judge(right)).toEqual([]);
  });

  it.each([
    ['a number as a text', { ...right, TotalCount: '1' }, 'TotalCount: is string "1", not number'],
    ['a name in another case', { ...right, totalCount: 1 }, 'totalCount: is unknown'],
    ['an unknown field of a row', { ...right, Disks: { Disk: [{ Id: 'd-apple' }] } }, 'Disks.Disk[].Id: is unknown'],
    ['a list without its wrapper', { ...right, Disks: [] }, 'Disks: is a list'],
  ])('%s is a problem', (_name, body, problem) => {
    expect(judge(body).join('; ')).toContain(problem);
  });
});
