import type { Field } from '../../model/resource-type.ts';
import { daysUntil } from './days-until.ts';
import { toRows } from './rows.ts';

/** Major and minor number of a version such as 1.33.3-aliyun.1 or v1.18.8-aliyun.1; undefined when it is none. */
export function minorOf(version: unknown): readonly [major: number, minor: number] | undefined {
  const [, major, minor] = /^v?(\d+)\.(\d+)(\.|$)/.exec(String(version)) ?? [];
  return minor === undefined ? undefined : [Number(major), Number(minor)];
}

/** The end of support of one version, from the release data that was asked for it. A version without a date has no end announced. */
function endOf(rows: unknown, version: unknown): string | null | undefined {
  const bare = String(version).replace(/^v/, '');
  const row = toRows(rows).find((one) => String(one.version).replace(/^v/, '') === bare);
  if (!row) return undefined;
  if (row.expiration_date === undefined || row.expiration_date === null || row.expiration_date === '') return null;
  const at = Date.parse(String(row.expiration_date));
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** How many minor versions lie between a version and the newest one on offer. Null at the edge, whose versions come later. */
function minorsBehind(rows: unknown, version: unknown, profile: unknown): number | null | undefined {
  if (profile === 'Edge') return null;
  const own = minorOf(version);
  const minors = toRows(rows).flatMap((row) => {
    const minor = minorOf(row.version);
    return minor && own && minor[0] === own[0] ? [minor[1]] : [];
  });
  return own && minors.length > 0 ? Math.max(0, Math.max(...minors) - own[1]) : undefined;
}

/**
 * What is known of the version of a cluster.
 * @param own   detail whose reply is the release data of the cluster's version
 * @param all   detail whose reply is the release data of every version on offer
 */
export function ackVersionFields(own: string, all: string) {
  return {
    version: {
      title: { en: 'Kubernetes version', 'zh-CN': 'Kubernetes 版本' },
      type: 'string',
      from: 'list',
      path: 'current_version',
      property: 'version',
    },
    'version.expiresAt': {
      title: { en: 'End of support', 'zh-CN': '版本过期时间' },
      type: 'timestamp',
      from: { detail: own },
      path: ['.', '${item.current_version}'],
      read: endOf,
    },
    'version.expiresInDays': {
      title: { en: 'Days until the end of support', 'zh-CN': '距版本过期天数' },
      type: 'integer',
      unit: 'day',
      from: daysUntil('version.expiresAt'),
    },
    'version.minorsBehind': {
      title: { en: 'Minor versions behind the newest', 'zh-CN': '落后最新次要版本数' },
      type: 'integer',
      unit: 'count',
      from: { detail: all },
      path: ['.', '${item.current_version}', '${item.profile}'],
      read: minorsBehind,
    },
  } satisfies Record<string, Field>;
}
