import { Answer, type Context, type Fields, kind, type Row, second } from '../../engine/index.ts';
import type { Cluster } from './cluster.ts';

/** Work that a cluster does in the background, as DescribeTaskInfo shows it. One made its cluster, long ago. */
export const task = kind({
  kind: 'cs.task',
  type: 'ACS::ACK::Task',
  id: 'T-{hex:24}',
  of: { kind: 'cs.cluster', each: 1, as: 'cluster_id' },
  notFound: [404, 'ErrorTaskNotFound', 'task {id} not found'],
  make(m) {
    const cluster = m.ref('cs.cluster', 'cluster_id')?.id ?? '';
    return {
      task_id: m.id,
      task_type: 'cluster_create',
      cluster_id: cluster,
      state: 'success',
      current_stage: 'success',
      created: second(m.createdAt),
      updated: second(m.createdAt),
      target: { id: cluster, type: 'cluster' },
    };
  },
});

/** Begins work on a cluster that takes so many seconds; the answer names what is worked on and the task to ask for. */
export function begun(x: Context, of: Row<Cluster>, type: string, seconds: number, named: Fields = { cluster_id: of.id }): Answer {
  const row = x.create(task, { task_type: type, cluster_id: of.id, state: 'running', current_stage: 'running' }, { region: of.region });
  x.later(seconds, row, { state: 'success', current_stage: 'success' });
  return new Answer({ ...named, request_id: x.call.requestId, task_id: row.id }, { status: 202 });
}
