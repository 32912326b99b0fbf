import type { FieldValue } from '../../model/documents.ts';
import type { Field, Reply } from '../../model/resource-type.ts';
import { toRows } from './rows.ts';

/** A node pool as far as rules ask for it. */
interface NodePool {
  readonly name: string;
  readonly type: string;
  readonly nodes: number;
  readonly vSwitchIds: readonly string[];
  /** Undefined for a pool that does not scale by itself. */
  readonly maxNodes: number | undefined;
  /** Undefined where the reply does not say. */
  readonly repairs: boolean | undefined;
  readonly image: string;
}

// The images whose nodes ACK can repair; those of Windows and of one's own make it leaves alone.
const repairable = /^(AliyunLinux|ContainerOS|CentOS)/i;

function toPool(row: Reply): NodePool {
  const part = (name: string) => (row[name] ?? {}) as Reply;
  const [info, scaling, management, group] = ['nodepool_info', 'auto_scaling', 'management', 'scaling_group'].map(part) as [
    Reply,
    Reply,
    Reply,
    Reply,
  ];
  return {
    name: String(info.name ?? info.nodepool_id ?? ''),
    type: String(info.type ?? ''),
    nodes: Number(part('status').total_nodes ?? 0),
    vSwitchIds: Array.isArray(group.vswitch_ids) ? group.vswitch_ids.map(String) : [],
    maxNodes: scaling.enable === true ? Number(scaling.max_instances) : undefined,
    // Repair takes effect only in a managed pool.
    repairs: management.enable === false ? false : typeof management.auto_repair === 'boolean' ? management.auto_repair : undefined,
    image: String(group.image_type || group.platform || ''),
  };
}

/** Pools of the cloud's own servers; edge pools and those of intelligent computing are managed otherwise. */
const isElastic = (pool: NodePool) => pool.type === 'ess';
const isScaling = (pool: NodePool) => isElastic(pool) && pool.maxNodes !== undefined;
const isAtMax = (pool: NodePool) => isScaling(pool) && pool.nodes >= (pool.maxNodes as number);
const isRepairable = (pool: NodePool) => isElastic(pool) && repairable.test(pool.image) && pool.repairs !== undefined;

/** The fields of a cluster over its node pools. A reply without a list of pools leaves them unread. */
export function nodePoolFields(detail: string) {
  const over = <T extends FieldValue>(take: (pools: readonly NodePool[]) => T) => ({
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
      ...count(isAtMax),
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
      ...count((pool) => isRepairable(pool) && pool.repairs === false),
    },
    'nodePools.unrepairedNames': {
      title: { en: 'Node pools without automatic repair', 'zh-CN': '未开启节点自愈的节点池' },
      type: 'list',
      ...names((pool) => isRepairable(pool) && pool.repairs === false),
    },
    'nodePools.vSwitchIds': {
      title: { en: 'vSwitches of the nodes', 'zh-CN': '节点交换机' },
      type: 'list',
      ...over((pools) => [...new Set(pools.filter(isElastic).flatMap((pool) => pool.vSwitchIds))]),
      property: 'vswitchIds',
    },
  } satisfies Record<string, Field>;
}
