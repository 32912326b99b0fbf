import type { FieldValue } from '../../model/documents.ts';
import type { Field, Reply } from '../../model/resource-type.ts';
import { toRows } from './rows.ts';

/** A node pool as far as rules ask for it. */
interface NodePool {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly nodes: number;
  readonly vSwitchIds: readonly string[];
  /** Undefined for a pool that does not scale by itself; not a number where the reply does not say. */
  readonly maxNodes: number | undefined;
  /** Undefined where the reply does not say. */
  readonly repairs: boolean | undefined;
  readonly image: string;
}

// The images whose nodes ACK can repair; those of Windows and of one's own make it leaves alone.
const repairable = /^(AliyunLinux|ContainerOS|CentOS)/i;

function toPool(row: Reply): NodePool {
  const part = (name: string) => (row[name] ?? {}) as Reply;
  const info = part('nodepool_info');
  const scaling = part('auto_scaling');
  const group = part('scaling_group');
  return {
    id: String(info.nodepool_id ?? ''),
    name: String(info.name ?? info.nodepool_id ?? ''),
    type: String(info.type ?? ''),
    nodes: Number(part('status').total_nodes ?? Number.NaN),
    vSwitchIds: Array.isArray(group.vswitch_ids) ? group.vswitch_ids.map(String) : [],
    maxNodes: scaling.enable === true ? Number(scaling.max_instances ?? Number.NaN) : undefined,
    repairs: repairsOf(part('management')),
    image: String(group.image_type || group.platform || ''),
  };
}

/** Repair takes effect only in a managed pool. */
function repairsOf({ enable, auto_repair: repairs }: Reply): boolean | undefined {
  if (enable === false) return false;
  return typeof repairs === 'boolean' ? repairs : undefined;
}

const isScaling = (pool: NodePool) => pool.type !== 'edge' && pool.maxNodes !== undefined;
const isAtMax = (pool: NodePool) => isScaling(pool) && pool.nodes >= (pool.maxNodes as number);
/** Scales, and the reply does not say how far it has come. */
const isVague = (pool: NodePool) => isScaling(pool) && Number.isNaN(pool.nodes + (pool.maxNodes as number));
const isRepairable = (pool: NodePool) => pool.type === 'ess' && repairable.test(pool.image) && pool.repairs !== undefined;

const isUnrepaired = (pool: NodePool) => isRepairable(pool) && pool.repairs === false;

/** The fields of a cluster over its node pools. A reply without a list of pools leaves them unread. */
export function nodePoolFields(detail: string) {
  const over = <T extends FieldValue>(take: (pools: readonly NodePool[]) => T | undefined) => ({
    from: { detail },
    path: 'nodepools',
    read: (raw: unknown) => (Array.isArray(raw) ? take(toRows(raw).map(toPool)) : undefined),
  });
  const names = (test: (pool: NodePool) => boolean, show = (pool: NodePool) => pool.name) => over((pools) => pools.filter(test).map(show));
  const count = (test: (pool: NodePool) => boolean) => over((pools) => pools.filter(test).length);
  const number = { type: 'integer', unit: 'count' } as const;
  return {
    'nodePools.scaling': { title: { en: 'Node pools that scale', 'zh-CN': '开启弹性伸缩的节点池数' }, ...number, ...count(isScaling) },
    'nodePools.atMax': {
      title: { en: 'Node pools at their maximum', 'zh-CN': '达到伸缩上限的节点池数' },
      ...number,
      ...over((pools) => (pools.some(isVague) ? undefined : pools.filter(isAtMax).length)),
    },
    'nodePools.atMaxNames': {
      title: { en: 'Node pools at their maximum', 'zh-CN': '达到伸缩上限的节点池' },
      type: 'list',
      ...names(isAtMax, (pool) => `${pool.name} (${pool.nodes}/${pool.maxNodes})`),
    },
    'nodePools.repairable': {
      title: { en: 'Node pools that could repair nodes', 'zh-CN': '支持节点自愈的节点池数' },
      ...number,
      ...count(isRepairable),
    },
    'nodePools.unrepaired': {
      title: { en: 'Node pools without automatic repair', 'zh-CN': '未开启节点自愈的节点池数' },
      ...number,
      ...count(isUnrepaired),
    },
    'nodePools.unrepairedNames': {
      title: { en: 'Node pools without automatic repair', 'zh-CN': '未开启节点自愈的节点池' },
      type: 'list',
      ...names(isUnrepaired),
    },
    'nodePools.vSwitchIds': {
      title: { en: 'vSwitches of the nodes', 'zh-CN': '节点交换机' },
      type: 'list',
      ...over((pools) => [...new Set(pools.filter(({ type }) => type !== 'edge').flatMap((pool) => pool.vSwitchIds))]),
      property: 'vswitchIds',
    },
    'nodePools.all': {
      title: { en: 'Node pools', 'zh-CN': '节点池' },
      type: 'list',
      ...over((pools) =>
        pools.map((pool) => ({
          id: pool.id,
          name: pool.name,
          vSwitchIds: [...pool.vSwitchIds],
          isEdge: pool.type === 'edge',
          isAtMax: isAtMax(pool),
          isUnrepaired: isUnrepaired(pool),
        })),
      ),
    },
  } satisfies Record<string, Field>;
}
