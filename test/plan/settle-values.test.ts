import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../../src/model/documents.ts';
import { settleValues } from '../../src/plan/settle-values.ts';

const wish = (findingId: string, bandwidth: FieldValue) => ({
  findingId,
  draft: { token: 'alicloud:ecs/eipAddress:EipAddress', kind: 'patch', set: { bandwidth } } as const,
});

describe('two findings that want another value of one property', () => {
  it.each([
    ['upwards, the higher one serves both', 20, 28, 30, 30, 0],
    ['downwards, the lower one', 20, 5, 7, 5, 0],
    ['numbers as text count as numbers', '20', '28', '30', '30', 0],
    ['also where the text of the higher one sorts before', '20', '100', '30', '100', 0],
    ['on both sides the first one stays', 20, 28, 7, 28, 1],
    ['words have no sides', 'slow', 'fast', 'faster', 'fast', 1],
  ] as const)('%s', (_, live, first, second, expected, clashing) => {
    const { settled, clashes } = settleValues([wish('apple', first), wish('pear', second)], { bandwidth: live });
    expect(settled[0]?.to).toBe(expected);
    expect(clashes).toHaveLength(clashing);
  });
});
