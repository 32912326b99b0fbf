import { type Action, type Context, type Fields, type Refusal, type Row, write } from '../../engine/index.ts';
import { type Cluster, cluster } from './cluster.ts';
import { nodePool } from './node-pool.ts';
import { begun } from './task.ts';

const noSwitch: Refusal = [404, 'InvalidVSwitchId.NotFound', 'The specified vSwitch does not exist.'];
const invalid: Refusal = [400, 'InvalidParameter', 'The specified parameter {name} is not valid.'];

/** The cluster that a call changes; refused while it does something else. */
function running(x: Context, id: string): Row<Cluster> {
  const row = x.get(cluster, x.text(id));
  if (row.state.state !== 'running')
    x.refuse([400, 'ErrorClusterState', 'The state of cluster {id} does not support this operation.'], { id: row.id });
  return row;
}

/** Parameters that a call sends, under dotted names, so that what it leaves out stays as it is. */
function sent(x: Context, ...names: readonly string[]): Fields {
  const fields: Record<string, unknown> = {};
  for (const name of names) spread(fields, name, x.params[name]);
  return fields;
}

function spread(fields: Record<string, unknown>, path: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (typeof value !== 'object' || Array.isArray(value)) fields[path] = value;
  else for (const [name, one] of Object.entries(value)) spread(fields, `${path}.${name}`, one);
}

/** vSwitches must exist, in an estate that has any. */
function checkSwitches(x: Context, ids: unknown): void {
  if (!Array.isArray(ids) || !x.estate.kinds.has('vpc.vswitch')) return;
  if (ids.length === 0) x.refuse(invalid, { name: 'vswitch_ids' });
  if (ids.some((id) => !x.find('vpc.vswitch', String(id)))) x.refuse(noSwitch);
}

/** Everything of a pool that a call may change. */
function poolChanges(x: Context, from: Row): Fields {
  const fields = sent(x, 'auto_scaling', 'management', 'kubernetes_config', 'nodepool_info', 'scaling_group');
  checkSwitches(x, fields['scaling_group.vswitch_ids']);
  const limits = { ...(from.state['auto_scaling'] as Fields), ...(x.params['auto_scaling'] as Fields | undefined) };
  const [min, max] = [Number(limits['min_instances']), Number(limits['max_instances'])];
  if (limits['enable'] === true && (min < 0 || max < min)) x.refuse(invalid, { name: 'auto_scaling.max_instances' });
  return fields;
}

/** The fields of a cluster that a call may change under other names. */
function clusterChanges(x: Context): Fields {
  checkSwitches(x, x.params['vswitch_ids']);
  const eip = x.params['api_server_eip'];
  return {
    ...sent(x, 'deletion_protection', 'maintenance_window', 'operation_policy', 'vswitch_ids', 'security_group_id', 'resource_group_id'),
    ...sent(x, 'timezone', 'cluster_spec'),
    ...(x.text('cluster_name') !== '' && { name: x.text('cluster_name') }),
    ...(x.params['enable_rrsa'] !== undefined && { rrsaEnabled: x.params['enable_rrsa'] }),
    ...(eip !== undefined && { publicAddress: eip === true ? '47.98.110.24' : '' }),
  };
}

/** Every call that changes ACK. Each is taken on as a task, whose end the client waits for. */
export const writes: Readonly<Record<string, Action>> = {
  ModifyCluster: write(
    (x) => {
      const row = running(x, 'ClusterId');
      const changed = x.change(row, { ...clusterChanges(x), state: 'updating' });
      x.later(3, changed, { state: 'running' });
      return begun(x, changed, 'cluster_modify', 3);
    },
    { needs: ['ClusterId'], resource: (x) => x.arn(cluster, x.text('ClusterId')) },
  ),
  ModifyClusterNodePool: write(
    (x) => {
      const row = running(x, 'ClusterId');
      const pool = x.get(nodePool, x.text('NodepoolId'));
      if (pool.state.clusterId !== row.id) x.refuse(nodePool.notFound, { id: pool.id });
      const changed = x.change(pool, { ...poolChanges(x, pool), 'status.state': 'updating' });
      x.later(5, changed, { 'status.state': 'active' });
      return begun(x, row, 'nodepool_modify', 5, { nodepool_id: pool.id });
    },
    { needs: ['ClusterId', 'NodepoolId'], resource: (x) => x.arn(cluster, x.text('ClusterId')) },
  ),
  UpdateClusterAuditLogConfig: write(
    (x) => {
      const row = running(x, 'clusterid');
      const isOff = x.params['disable'] === true;
      const changed = x.change(row, { auditEnabled: !isOff, auditProject: isOff ? '' : x.text('sls_project_name') });
      return begun(x, changed, 'update_audit_log', 5);
    },
    { needs: ['clusterid'], resource: (x) => x.arn(cluster, x.text('clusterid')) },
  ),
};
