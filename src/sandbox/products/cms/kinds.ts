import { absent, kind, type Make, type Refusal } from '../../engine/index.ts';

/** The error of a rule, group or target that does not exist. */
export const unknownResource: Refusal = [404, 'ResourceNotFound', 'The specified resource is not found.'];

/** When an alarm of one level is raised; numbers are texts, but for the count. */
export interface Escalation {
  readonly ComparisonOperator: string;
  readonly PreCondition: string;
  readonly Statistics: string;
  readonly Threshold: string;
  readonly Times: number;
}

/** What a company watches first: namespace, metric, category, dimension and the kind that it is of. */
const watched = [
  ['acs_rds_dashboard', 'CpuUsage', 'rds', 'instanceId', 'rds.instance'],
  ['acs_ecs_dashboard', 'CPUUtilization', 'ecs', 'instanceId', 'ecs.instance'],
  ['acs_kvstore', 'StandardMemoryUsage', 'kvstore', 'instanceId', 'r-kvstore.instance'],
  ['acs_slb_dashboard', 'InstanceQpsUtilization', 'slb', 'instanceId', 'slb.load-balancer'],
  ['acs_alb', 'LoadBalancerHTTPCode5XX', 'alb', 'loadBalancerId', 'alb.load-balancer'],
] as const;

// The first rules of a company watch all of a kind; later ones watch single resources more closely.
function watchOf(m: Make) {
  const [Namespace, MetricName, ProductCategory, dimension, kindName] = watched[m.index % watched.length] as (typeof watched)[number];
  const one = m.index < watched.length ? undefined : m.ref(kindName);
  return { Namespace, MetricName, ProductCategory, Resources: JSON.stringify(one ? [{ [dimension]: one.id }] : [{ resource: '_ALL' }]) };
}

export const metricRule = kind({
  kind: 'cms.metric-rule',
  type: 'ACS::CMS::MetricRule',
  id: '{uuid}',
  name: 'RuleName',
  scope: 'global',
  share: 3,
  notFound: unknownResource,
  make: (m) => ({
    RuleId: m.id,
    RuleName: m.name,
    ...watchOf(m),
    EnableState: true,
    AlertState: 'OK',
    SourceType: 'METRIC',
    Period: '60',
    SilenceTime: 86_400,
    EffectiveInterval: '00:00-23:59',
    NoEffectiveInterval: '',
    NoDataPolicy: 'KEEP_LAST_STATE',
    ContactGroups: '运维值班组',
    Webhook: '',
    MailSubject: '',
    Dimensions: '',
    GroupId: '',
    GroupName: '',
    GmtCreate: m.createdAt,
    GmtUpdate: String(m.createdAt),
    SendOK: true,
    Labels: { Labels: [] as readonly { readonly Key: string; readonly Value: string }[] },
    Escalations: {
      Critical: {
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        PreCondition: '',
        Statistics: 'Average',
        Threshold: '85',
        Times: 3,
      } as Escalation | typeof absent,
      Info: absent as Escalation | typeof absent,
      Warn: absent as Escalation | typeof absent,
    },
    CompositeExpression: absent as unknown,
    Prometheus: absent as unknown,
    targets: [] as readonly MetricTarget[],
    /** A rule on all of a kind but for some: its resources are written from what there is. */
    watches: null as Watches | null,
  }),
  flaws: {
    off: { rate: 0.05, set: { EnableState: false } },
    unheard: { rate: 0.04, set: { ContactGroups: '' } },
  },
});

/** The resources of a kind, those of some names left out, under the dimension that the metric has. */
export interface Watches {
  readonly kind: string;
  readonly dimension: string;
  readonly except?: readonly string[];
}

/** Where the alarms of a rule are pushed besides its contacts. */
export interface MetricTarget {
  readonly Id: string;
  readonly Arn: string;
  readonly Level: string;
  readonly JsonParams: string;
}

/** A pattern of events as the list shows it. */
export function patternOf(
  product: string,
  levels: readonly string[],
  more: { readonly names?: readonly string[]; readonly types?: readonly string[] } = {},
) {
  return {
    Product: product,
    LevelList: { LevelList: levels },
    NameList: { NameList: more.names ?? [] },
    EventTypeList: { EventTypeList: more.types ?? [] },
    SQLFilter: '',
    CustomFilters: '',
    KeywordFilter: { Relation: '', Keywords: { Keywords: [] } },
  };
}

/** Whom the events of a rule reach, under the wire's own names. */
export interface EventTargets {
  readonly ContactParameters: readonly { readonly Id: string; readonly ContactGroupName: string; readonly Level: string }[];
  readonly FcParameters: readonly object[];
  readonly MnsParameters: readonly object[];
  readonly OpenApiParameters: readonly object[];
  readonly SlsParameters: readonly object[];
  readonly WebhookParameters: readonly object[];
}

export const noTargets: EventTargets = {
  ContactParameters: [],
  FcParameters: [],
  MnsParameters: [],
  OpenApiParameters: [],
  SlsParameters: [],
  WebhookParameters: [],
};

const eventProducts = ['ecs', 'rds', 'kvstore', 'slb', 'k8s'] as const;

export const eventRule = kind({
  kind: 'cms.event-rule',
  type: 'ACS::CMS::EventRule',
  id: '{name}',
  name: 'Name',
  scope: 'global',
  share: 1,
  notFound: unknownResource,
  make: (m) => ({
    Name: m.name,
    GroupId: '',
    EventType: 'SYSTEM',
    SilenceTime: 86_400,
    Description: '',
    State: 'ENABLED',
    EventPattern: { EventPattern: [patternOf(eventProducts[m.index % eventProducts.length] as string, ['CRITICAL', 'WARN'])] },
    targets: { ...noTargets, ContactParameters: [{ Id: '1', ContactGroupName: '运维值班组', Level: '2' }] } as EventTargets,
  }),
  flaws: { off: { rate: 0.05, set: { State: 'DISABLED' } } },
});

export const contactGroup = kind({
  kind: 'cms.contact-group',
  type: 'ACS::CMS::ContactGroup',
  id: '{name}',
  name: 'Name',
  scope: 'global',
  share: 0.3,
  notFound: unknownResource,
  make: (m) => ({
    Name: m.name,
    Describe: '',
    CreateTime: m.createdAt,
    UpdateTime: m.createdAt,
    EnableSubscribed: true,
    EnabledWeeklyReport: false,
    Contacts: { Contact: ['值班手机'] },
  }),
});

/** What the cloud told of a resource: a restart for maintenance, a disk that stalled. Its time is the row's own. */
export const systemEvent = kind({
  kind: 'cms.system-event',
  type: 'ACS::CMS::SystemEvent',
  id: '{uuid}',
  share: 1,
  ageDays: [0, 30],
  notFound: unknownResource,
  make(m) {
    const instance = m.ref('ecs.instance', 'InstanceId');
    return {
      Product: 'ECS',
      Name: 'Instance:SystemMaintenance.Reboot:Scheduled',
      Level: 'CRITICAL',
      Status: 'Scheduled',
      GroupId: '',
      InstanceName: String(instance?.state['InstanceName'] ?? ''),
      ResourceId: instance ? `acs:ecs:${m.region}:${m.account}:instance/${instance.id}` : '',
      InstanceId: instance?.id ?? '',
      Content: JSON.stringify({ instanceId: instance?.id ?? '', eventType: 'SystemMaintenance.Reboot' }),
      Time: m.createdAt,
    };
  },
});

/** An alarm that was raised and sent. Its time is the row's own. */
export const alertLog = kind({
  kind: 'cms.alert-log',
  type: 'ACS::CMS::AlertLog',
  id: '{uuid}',
  scope: 'global',
  share: 2,
  ageDays: [0, 60],
  notFound: unknownResource,
  make(m) {
    const rule = m.ref('cms.metric-rule', 'RuleId');
    const instance = m.ref('ecs.instance', 'InstanceId');
    return {
      AlertTime: String(m.createdAt),
      RuleId: rule?.id ?? '',
      RuleName: String(rule?.state['RuleName'] ?? ''),
      Namespace: String(rule?.state['Namespace'] ?? ''),
      MetricName: String(rule?.state['MetricName'] ?? ''),
      Product: String(rule?.state['ProductCategory'] ?? '').toUpperCase(),
      InstanceId: instance?.id ?? '',
      InstanceName: String(instance?.state['InstanceName'] ?? ''),
      EventName: 'AlertOk',
      Level: 'P2',
      LevelChange: 'OK->P2',
      SendStatus: '0',
      ContactGroups: [String(rule?.state['ContactGroups'] ?? '')],
      Escalation: { Expression: '$Average>=85', Level: 'P2', Times: 3 },
      Dimensions: [{ Key: 'instanceId', Value: instance?.id ?? '' }],
      GroupId: '',
      GroupName: '',
      Message: '',
    };
  },
});
