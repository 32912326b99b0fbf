import { type Context, type Fields, kind } from '../../engine/index.ts';

/** How long the jobs of load balancers take. */
export const jobSeconds = 3;

/** The kind of a product's asynchronous jobs. A job is never listed with the resources of the estate. */
export function jobKind(product: 'alb' | 'nlb') {
  return kind({
    kind: `${product}.job`,
    type: `ACS::${product.toUpperCase()}::Job`,
    id: '{uuid}',
    notFound: [404, 'ResourceNotFound.Job', 'The specified resource of job is not found.'],
    make: (m) => ({
      Id: m.id,
      ApiName: '',
      ResourceId: '',
      ResourceType: 'loadbalancer',
      OperateType: 'Update',
      Status: 'Processing',
      CreateTime: m.createdAt,
      ModifyTime: m.createdAt,
      ErrorCode: '',
      ErrorMessage: '',
    }),
  });
}

type JobKind = ReturnType<typeof jobKind>;

/** Begins a job for the running call; it has succeeded a little later. */
export function begin(x: Context, job: JobKind, ResourceId: string, more: Fields = {}): { readonly JobId: string } {
  const row = x.create(job, { ApiName: x.call.action, ResourceId, ...more });
  x.later(jobSeconds, row, { Status: 'Succeeded', ModifyTime: x.now + jobSeconds * 1000 });
  return { JobId: row.id };
}
