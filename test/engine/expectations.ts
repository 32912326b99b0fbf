import type { Outcome } from '../../src/model/documents.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';

/** What a fix sends, and what its rule says right after where that is not a pass: a metric needs its window to pass. */
export interface Expectation {
  readonly writes: readonly string[];
  readonly verdict?: Outcome;
}

/** Write actions of every fix, in the words of the API, as the real plugin was seen to send them. */
export const expectations: Readonly<Record<string, Expectation>> = {};

/** Values that the config of a project would give, from the sample estate. */
export function inputs({ control }: Sandbox): Readonly<Record<string, string>> {
  const first = (kind: string, region = 'cn-hangzhou') => control.list(kind).find((row) => row.region === region);
  return {
    contactGroup: String(control.list('cms.contact-group')[0]?.id ?? ''),
    logProject: first('sls.project')?.id ?? '',
    logBucket: first('oss.bucket')?.id ?? '',
    snapshotPolicy: first('ecs.auto-snapshot-policy')?.id ?? '',
    targetRegion: 'cn-shanghai',
  };
}
