import type { Ask, Draft, Refusal } from '../../model/fix.ts';

/** A node pool as our own reading tells it. */
export interface NodePool {
  readonly id: string;
  readonly name: string;
  readonly vSwitchIds: readonly string[];
  readonly isEdge: boolean;
  readonly isAtMax: boolean;
  readonly isUnrepaired: boolean;
}

const unknownPools: Refusal = {
  code: 'not-possible',
  reason: { en: 'The node pools of the cluster could not be told apart.', 'zh-CN': '未能识别该集群的节点池。' },
};

/** One change for each node pool that is meant, or why there is none. */
export function changePools(
  { resource }: Ask,
  isMeant: (pool: NodePool) => boolean,
  setOf: (pool: NodePool) => Draft['set'],
): readonly Draft[] | Refusal {
  const pools = (resource.fields['nodePools.all'] ?? []) as unknown as readonly NodePool[];
  const meant = pools.filter((pool) => pool.id !== '' && isMeant(pool));
  if (meant.length === 0) return unknownPools;
  return meant.map((pool) => ({
    token: 'alicloud:cs/nodePool:NodePool',
    kind: 'patch',
    vars: { pool: pool.id },
    part: pool.id,
    set: setOf(pool),
    notes: [{ en: `Node pool ${pool.name}.`, 'zh-CN': `节点池：${pool.name}。` }],
  }));
}
