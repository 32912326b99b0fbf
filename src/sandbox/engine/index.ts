/**
 * All that a product file needs, in one import. A product is one file, `src/sandbox/products/<product>.ts`:
 *
 * ```ts
 * import { create, defineProduct, get, kind, length, list, pages, remove, same, second, tagging, update } from '../engine/index.ts';
 *
 * // The state is the row of the main list reply under the wire's names; camelCase names are remembered and never sent.
 * const disk = kind({
 *   kind: 'ecs.disk', type: 'ACS::ECS::Disk', id: 'd-{r}{17}', name: 'DiskName', share: 30,
 *   arn: 'acs:ecs:{region}:{account}:disk/{id}',
 *   notFound: [404, 'InvalidDiskId.NotFound', 'The specified disk does not exist.'],
 *   status: { field: 'Status', wrong: [403, 'IncorrectDiskStatus', 'The current disk status does not support this operation.'] },
 *   make(m) {
 *     const instance = m.ref('ecs.instance', 'InstanceId');       // the one that the estate file names, else any of the region
 *     return { DiskId: m.id, DiskName: m.name, ZoneId: m.zone, Size: m.one([40, 100, 200]), Status: 'In_use',
 *              InstanceId: instance?.id ?? '', CreationTime: second(m.createdAt), DeleteWithInstance: false };
 *   },
 *   flaws: { small: { rate: 0.05, set: { Size: 20 } } },            // some of a generated estate
 * });
 *
 * const named = { kind: disk, id: 'DiskId' } as const;
 *
 * export default defineProduct({
 *   product: 'ecs', style: 'RPC', versions: ['2014-05-26'], hosts: ['ecs.{region}.aliyuncs.com', 'ecs.aliyuncs.com'],
 *   kinds: [disk],
 *   actions: {
 *     // Fields of the official shape come from the state by name; RegionId, Tags and RequestId come by themselves;
 *     // the rest is "", 0, false or an empty list. A view adds what is named otherwise.
 *     DescribeDisks: list({
 *       kind: disk, rows: 'Disks.Disk', ids: 'DiskIds', page: pages({ size: 10, max: 100 }),
 *       filter: { ...same('Status', 'ZoneId', 'InstanceId'), Encrypted: (s, wanted) => wanted === false },
 *       view: (s, r) => ({ Device: s.InstanceId === '' ? '' : '/dev/xvda', SerialNumber: r.id.slice(2) }),
 *     }),
 *     ModifyDiskAttribute: update({ ...named, set: same('DiskName', 'DeleteWithInstance'), check: { DiskName: length(2, 128) } }),
 *     ResizeDisk: update({ ...named, from: ['In_use', 'Available'], set: { NewSize: 'Size' } }),
 *     CreateDisk: create({ kind: disk, needs: ['ZoneId'], set: same('DiskName', 'Size', 'ZoneId'), also: { InstanceId: '' },
 *                          via: 'Creating', to: 'Available', takesSeconds: 2, reply: (row) => ({ DiskId: row.id }) }),
 *     DeleteDisk: remove({ ...named, from: ['Available'], takes: [['ecs.snapshot', 'SourceDiskId']] }),
 *     ...tagging({ types: { disk: 'ecs.disk' } }),
 *   },
 * });
 * ```
 *
 * Where no builder fits, an action is `{ run: (x) => ({ ... }) }`, or `write((x) => ({ ... }))` if it changes something; `x` is
 * the {@link Context}. Its part of the sample estate is `src/sandbox/estates/sample/<family>.json`, of the form of
 * `estate.schema.json`: `{ "kind": "ecs.disk", "name": "order-db-data", "region": "cn-hangzhou", "ageDays": 412, "set": { "InstanceId":
 * "@ecs.instance/order-db-01", "Size": 500 } }`; `@kind/name` is the id of another resource of the
 * estate, `@time/+12d` (also `:minute`, `:ms`) a time twelve days after its opening.
 */

export { between, every, length, like, oneOf } from './checks.ts';
export type { Context } from './context.ts';
export { asTexts, fits, minute, same, second, tagPairs, valueAt } from './fields.ts';
export { openSession, systemPolicy } from './identities.ts';
export {
  type Attachment,
  identityKinds,
  type PolicyVersion,
  ramAccessKey,
  ramGroup,
  ramPolicy,
  ramRole,
  ramUser,
} from './identity-kinds.ts';
export { body, get, list, listOf, listRows } from './list.ts';
export type { Make } from './make.ts';
export { type DataPoint, type Metric, type MetricFamily, type Series, seriesOf, usualPeriods, usualStatistics } from './metrics.ts';
export { markers, offsets, pages, pagesOrTokens, tokens } from './paging.ts';
export type { Action, Fields, Kind, Product, Refusal, Row } from './product.ts';
export { Answer, absent, defineProduct, kind } from './product.ts';
export { decide, type PolicyDocument, principalAllows } from './ram-policy.ts';
export { chainedRows, mappedRows, namedRows, type Rows } from './rows.ts';
export { tagging } from './tagging.ts';
export { create, remove, tagsOf, update, write } from './writes.ts';
