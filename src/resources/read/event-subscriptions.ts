import type { Field, Lookup } from '../../model/resource-type.ts';
import { everyProduct } from './event-rule.ts';

const rule = 'ACS::CMS::EventRule';

/** Products as events name them, and the types of what they run. */
const products = {
  ecs: 'ACS::ECS::Instance',
  rds: 'ACS::RDS::DBInstance',
  kvstore: 'ACS::Redis::DBInstance',
  slb: 'ACS::SLB::LoadBalancer',
  k8s: 'ACS::ACK::Cluster',
} as const;

/** The products in use of whose critical events nobody hears. */
export const eventSubscriptionFields = {
  'events.unheardProducts': {
    title: { en: 'Products whose critical events reach nobody', 'zh-CN': '未订阅严重事件的产品' },
    type: 'list',
    from: {
      types: {
        [rule]: ['isEnabled', 'eventType', 'criticalProducts', 'targets'],
        ...Object.fromEntries(Object.values(products).map((type) => [type, []])),
      },
      derive: (_, lookup) => {
        const heard = heardProducts(lookup);
        const used = Object.entries(products).map(([product, type]) => ({ product, count: lookup.all(type)?.length }));
        if (!heard || used.some(({ count }) => count === undefined)) return undefined;
        const isHeard = (product: string) => heard.has(product) || heard.has(everyProduct);
        return used.filter(({ product, count }) => Number(count) > 0 && !isHeard(product)).map(({ product }) => product);
      },
    },
  },
} satisfies Record<string, Field>;

/** Products of the rules of system events that are enabled and have a target. */
function heardProducts(lookup: Lookup): ReadonlySet<string> | undefined {
  const rules = lookup.where(rule, 'isEnabled', true)?.filter(({ fields }) => fields.eventType === 'SYSTEM');
  if (!rules || rules.some(({ fields }) => fields.targets === undefined || fields.criticalProducts === undefined)) return undefined;
  const reaching = rules.filter(({ fields }) => Number(fields.targets) > 0);
  return new Set(reaching.flatMap(({ fields }) => fields.criticalProducts as readonly string[]));
}
