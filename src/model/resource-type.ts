import type { FieldValue, LocalizedText, Resource } from './documents.ts';

/** Units of fields and parameters; the report writes value and unit together, in both languages. */
export type Unit =
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'millisecond'
  | 'percent'
  | 'ratio'
  | 'count'
  | 'byte'
  | 'kibibyte'
  | 'mebibyte'
  | 'gibibyte'
  | 'tebibyte'
  | 'megabit-per-second'
  | 'bit-per-second'
  | 'byte-per-second'
  | 'iops'
  | 'per-second'
  | 'cny'
  | 'cny-per-month'
  | 'vcpu'
  | 'port';

/**
 * A read of the cloud as data. In every text `${item.X}` stands for field X of the listed item, `${parent.X}` of the
 * listing above it, `${region}` and `${accountId}` for where the read happens, and `${daysAgo.7.minute}` for the time
 * seven days before the run began, written as `day` (2026-11-18Z), `minute` (2026-11-18T08:00Z), `second`
 * (2026-11-18T08:00:00Z), `ms` (epoch milliseconds), `billingDay` (2026-11-18) or `billingMonth` (2026-11), these two in China time. A text that is one whole placeholder and whose value is missing
 * leaves the parameter out.
 */
export interface Call {
  /** Key of the product table; the type's own product where left out. */
  readonly product?: string;
  /** Action as the API names it. OSS and SLS actions carry the names of their official SDK. */
  readonly action: string;
  /** ROA, OSS and SLS: method (default GET) and path; OSS sub-resources are queries with an empty value. */
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path?: string;
  /** First label of the host: an OSS bucket or an SLS project. */
  readonly host?: string;
  /** Region of the endpoint, where it is not the one being read: `${item.Location}`. */
  readonly region?: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Where params travel; default query. */
  readonly in?: 'query' | 'form' | 'json';
  /** RAM action that the call needs where it is not `<product>:<action>`. */
  readonly permission?: string;
}

/** How a listing is paged. `size` is the largest page that the API really grants. */
export type Paging =
  | { readonly style: 'none' }
  /** Counts pages from 1; the total decides when it is done. */
  | {
      readonly style: 'page';
      readonly page: string;
      readonly size: string;
      readonly max: number;
      readonly total?: string;
    }
  /** Hands out a token until there is none. `out` is its path in the reply where it is not `token`. */
  | {
      readonly style: 'token';
      readonly token: string;
      readonly out?: string;
      readonly size?: string;
      readonly max?: number;
      readonly total?: string;
    }
  /** RAM and OSS: a marker while `truncated` is true. */
  | {
      readonly style: 'marker';
      readonly marker: string;
      readonly out: string;
      readonly truncated: string;
      readonly size: string;
      readonly max: number;
    }
  /** SLS: an offset in items, up to the total. */
  | {
      readonly style: 'offset';
      readonly offset: string;
      readonly size: string;
      readonly max: number;
      readonly total: string;
    };

/** A listing: one row each resource. */
export interface Listing extends Call {
  readonly paging: Paging;
  /** Path of the rows in the reply, such as `Items.DBInstance`; `.` for a reply that is one row. */
  readonly items: string;
  /** Run this listing once for each row of another one, which is then `parent`. */
  readonly per?: Listing;
  /** Run this listing once for each value of one parameter, where the API hands out one kind a call. */
  readonly each?: { readonly param: string; readonly values: readonly string[] };
  /** Only rows for which this holds are resources of the type. */
  readonly only?: (item: Reply, parent: Reply | undefined) => boolean;
}

/** A further read for each resource. */
export interface Detail extends Call {
  /** Made only for items for which this holds; else its fields are null. */
  readonly when?: (item: Reply) => boolean;
  /** Error codes that mean "there is nothing", not a failure: the reply is then null and its fields read null. */
  readonly none?: readonly string[];
  /** All pages of a detail that is itself a list. */
  readonly paging?: Paging;
  readonly items?: string;
  /** Once for each region and account, not for each resource; the reply is shared. */
  readonly once?: 'region' | 'account';
}

/** A parsed reply or a row of one. Numbers too long for a double are texts. */
export type Reply = { readonly [key: string]: unknown };

/** CloudMonitor: one number out of a window of one metric. */
export interface MetricSource {
  readonly namespace: string;
  readonly metric: string;
  /** Dimension that carries the resource id, such as instanceId. */
  readonly dimension: string;
  /** Value of the dimension, where it is not the id of the resource. */
  readonly of?: string;
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'Value' | 'Sum';
  readonly periodSeconds: number;
  readonly windowDays: number;
  readonly reduce: 'p95' | 'p99' | 'max' | 'min' | 'mean' | 'sum' | 'latest';
  /** Several series for one resource (devices, nodes): they are reduced one by one and this picks among them. */
  readonly across?: {
    readonly dimension: string;
    readonly pick: 'max' | 'min' | 'sum';
    /** Only the series for which this holds are of the resource: the devices of a disk among those of its instance. */
    readonly only?: (series: string, item: Reply) => boolean;
  };
  /** How late points arrive, in seconds; the window ends that much before now. Default 180. */
  readonly lagSeconds?: number;
  /** What no data point means: a number where the API stays silent on zero; else the field is unread. */
  readonly noData?: number;
  /** Multiplies the value, to bring it to the field's unit. */
  readonly scale?: number;
}

/** Other resources of the same account, by type; only types that the field declares. */
export interface Lookup {
  /** Resources of a type in the account, or undefined when the listing has a gap (the field is then unread). */
  all(type: string, region?: string): readonly Resource[] | undefined;
  /** Those whose field holds the value; indexed. */
  where(type: string, field: string, value: FieldValue, region?: string): readonly Resource[] | undefined;
  /** When reading began, epoch milliseconds. */
  readonly nowMs: number;
}

/** Where a field comes from. */
export type Source =
  /** The row of the listing. */
  | 'list'
  /** A detail read, by its name in `details`. */
  | { readonly detail: string }
  /**
   * A CloudMonitor metric; `choose` names others for the items for which they hold, such as another engine.
   * Read only for items for which `when` holds; else the field is null.
   */
  | {
      readonly metric: MetricSource;
      readonly choose?: readonly { readonly when: (item: Reply) => boolean; readonly metric: MetricSource }[];
      readonly when?: (item: Reply) => boolean;
    }
  /**
   * Computed from other fields of the resource (`needs`) and from other types (`types`: field names each).
   * Returns undefined when it cannot be known.
   */
  | {
      readonly derive: (resource: Resource, lookup: Lookup) => FieldValue | undefined;
      readonly needs?: readonly string[];
      readonly types?: Readonly<Record<string, readonly string[]>>;
    };

/** One field of a resource type. */
export interface Field {
  readonly title: LocalizedText;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'timestamp' | 'list' | 'object';
  readonly unit?: Unit;
  readonly from: Source;
  /**
   * Paths in the row or reply, dots between names, `[]` after a list to take every member and `[0]` to take the first:
   * `Attachments.Attachment[].InstanceId`. Proven against the official SDK. A path that is a placeholder gives what stands in
   * the listed row, to find its part of a shared reply: `${item.DBInstanceId}`. One path gives its value, several give `read`
   * its arguments.
   */
  readonly path?: string | readonly string[];
  /** Turns what stands at the paths (undefined where the reply has nothing) into the value; undefined leaves the field unread. */
  readonly read?: (...values: readonly unknown[]) => FieldValue | undefined;
  /** The words that a string may be, after `read`; any other leaves the field unread as unsupported. */
  readonly values?: readonly string[];
  /** What a missing or empty value means; left out, a missing one is unread and an empty text is an empty text. */
  readonly absent?: FieldValue;
  /** Pulumi input that sets it. */
  readonly property?: string;
}

/** Everything that the program knows of one resource type. */
export interface ResourceType {
  /** Alibaba Cloud's own code: ACS::RDS::DBInstance. */
  readonly type: string;
  readonly title: LocalizedText;
  /** Key of the product table in the cloud module: ecs, rds, r-kvstore … */
  readonly product: string;
  /** regional: listed once a region. global: once an account. */
  readonly scope: 'regional' | 'global';
  readonly list: Listing;
  /**
   * Paths in the row. `id` may be a text with placeholders where one path is not enough: `${item.LoadBalancerId}:${item.ListenerPort}`.
   * `region` where the row names one; `created` feeds ageDays; `tags` is a list of key and value, or a map.
   */
  readonly identity: {
    readonly id: string;
    readonly name?: string;
    readonly region?: string;
    readonly created?: string;
    readonly tags?: string;
    /** Path in `parent`, put before the id with a slash, where ids are unique only under their parent. */
    readonly parentId?: string;
  };
  /** Who made it, when not a person: words such as ack, ess, service; null for a person's own. */
  readonly managedBy?: (item: Reply, tags: Readonly<Record<string, string>>) => string | null;
  readonly details?: Readonly<Record<string, Detail>>;
  /** A type whose row has no tags may read them: a field named `tags` then gives the resource its tags. */
  readonly fields: Readonly<Record<string, Field>>;
  /** A healthy resource, every field of the table in it, and common fields where rules use them; examples of rules are laid over it. */
  readonly sample: Readonly<Record<string, FieldValue>>;
}

/** Lets the compiler check a resource type and keeps its literal shape. */
export function defineResourceType(type: ResourceType): ResourceType {
  return type;
}

/** Fields that every type has without writing them down; derived from the row by the collector. */
export const commonFields = {
  id: { title: { en: 'Id', 'zh-CN': '编号' }, type: 'string' },
  name: { title: { en: 'Name', 'zh-CN': '名称' }, type: 'string' },
  region: { title: { en: 'Region', 'zh-CN': '地域' }, type: 'string' },
  accountId: { title: { en: 'Account', 'zh-CN': '账号' }, type: 'string' },
  tags: { title: { en: 'Tags', 'zh-CN': '标签' }, type: 'object' },
  /** Each tag as `key:value`, so that a rule can ask for one with `contains`. */
  tagPairs: { title: { en: 'Tags', 'zh-CN': '标签' }, type: 'list' },
  managedBy: { title: { en: 'Managed by', 'zh-CN': '托管方' }, type: 'string' },
  ageDays: {
    title: { en: 'Age', 'zh-CN': '创建天数' },
    type: 'number',
    unit: 'day',
  },
} as const satisfies Record<string, Pick<Field, 'title' | 'type'> & { unit?: Unit }>;
