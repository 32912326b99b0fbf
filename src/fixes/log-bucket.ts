import { defineFix } from '../model/fix.ts';
import { missingInput, notPossible } from './refusals.ts';

/** Sends the access log of a bucket to the log bucket of its region that the project's config names. */
export default defineFix({
  propose({ rule, resource, input, others }) {
    const targetBucket = input('logBucket');
    if (targetBucket === undefined) return missingInput('logBucket');
    if (targetBucket === resource.id) return itself;
    const near = others(resource.type, resource.region);
    if (!near?.some(({ id }) => id === targetBucket)) return elsewhere(targetBucket, resource.region);
    const args = { bucket: resource.id, targetBucket, targetPrefix: `${resource.id}/` };
    return [{ token: rule.fix.pulumi as string, kind: 'create', set: {}, args, guard: ['logging.target'] }];
  },
});

const itself = notPossible(
  'This is the log bucket itself: it would log its own log files. Once another bucket logs into it, it is no longer looked at.',
  '该存储空间就是日志存储位置，会记录自身的日志文件。其他存储空间投递日志到此处后，将不再检查它。',
);

const elsewhere = (bucket: string, region: string) =>
  notPossible(
    `The account has no bucket "${bucket}" in ${region}, and a log bucket must lie in the same region: name one for this region in changes.inputs.logBucket.`,
    `账号在 ${region} 没有存储空间“${bucket}”，而日志存储位置必须位于同一地域：请在 changes.inputs.logBucket 中为该地域填写。`,
  );
