// Generated from src/model/documents.schema.json: change it there, then run "npm run generate".

/**
 * What a rule looks after; also its folder.
 */
export type Category = 'security' | 'stability' | 'backup' | 'capacity' | 'performance' | 'cost';
/**
 * How much a failed rule matters. info is advice: listed in the annex, counted in no total.
 */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';
/**
 * The verdict of one rule on one resource. unknown: a field could not be read. accepted: it fails and a person has accepted that until a date.
 */
export type Outcome = 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'accepted' | 'error';
/**
 * denied: RAM refuses the call. throttled: the quota did not free up in time. unsupported: the cloud does not offer this here, or answered with a value that is not known. failed: anything else, a missing reply among it.
 */
export type UnreadReason = 'denied' | 'throttled' | 'unsupported' | 'failed';
/**
 * A field as the cloud gave it, in the unit of its field. null: the cloud answered that there is nothing. An absent field was not read; the reason is in unread.
 */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | FieldValue[]
  | {
      [k: string]: FieldValue;
    };
/**
 * engineer: works for the provider. customer: owns the estate. ci: a pipeline.
 */
export type PersonRole = 'engineer' | 'customer' | 'ci';
/**
 * What a change does to the business: access means that somebody may be shut out.
 */
export type Disruption = 'none' | 'reconnect' | 'restart' | 'cost' | 'data' | 'access';

/**
 * Every document that flows from stage to stage. Times are ISO-8601 UTC; ids are stable; money is CNY.
 */
export interface Documents {
  LocalizedText?: LocalizedText;
  Category?: Category;
  Severity?: Severity;
  Outcome?: Outcome;
  UnreadReason?: UnreadReason;
  FieldValue?: FieldValue;
  ResourceRef?: ResourceRef;
  Unread?: Unread;
  Resource?: Resource;
  Gap?: Gap;
  Inventory?: Inventory;
  Evidence?: Evidence;
  Finding?: Finding;
  RuleSummary?: RuleSummary;
  FixSummary?: FixSummary;
  Counts?: Counts;
  RuleResult?: RuleResult;
  InventorySummary?: InventorySummary;
  Inspection?: Inspection;
  Exception?: Exception;
  AppliedException?: AppliedException;
  Profile?: Profile;
  Config?: Config;
  FindingHistory?: FindingHistory;
  Comparison?: Comparison;
  Disruption?: Disruption;
  PersonRole?: PersonRole;
  Person?: Person;
  ApprovalPolicy?: ApprovalPolicy;
  ChangeLimits?: ChangeLimits;
  ChangePolicy?: ChangePolicy;
  ChangeValue?: ChangeValue;
  Undo?: Undo;
  Guard?: Guard;
  Change?: Change;
  NotFixable?: NotFixable;
  Conflict?: Conflict;
  Step?: Step;
  PlanBinding?: PlanBinding;
  ChangePlan?: ChangePlan;
  Approval?: Approval;
  Revocation?: Revocation;
  ReadBack?: ReadBack;
  ChangeReason?: ChangeReason;
  ChangeEntry?: ChangeEntry;
  ChangeRecord?: ChangeRecord;
}
/**
 * One text in both languages of the product.
 */
export interface LocalizedText {
  en: string;
  'zh-CN': string;
}
/**
 * Which resource is meant.
 */
export interface ResourceRef {
  /**
   * Alibaba Cloud's own resource type code, such as ACS::RDS::DBInstance.
   */
  type: string;
  /**
   * The id that the cloud gave.
   */
  id: string;
  /**
   * The name that people gave; the id where there is none.
   */
  name: string;
  /**
   * Region id; global where the product has no regions.
   */
  region: string;
  /**
   * The account that owns it: 16 digits, as text.
   */
  accountId: string;
}
/**
 * Why a field has no value.
 */
export interface Unread {
  /**
   * Name of the field in the table of its resource type.
   */
  field: string;
  /**
   * The API action that should have given it, as product:Action.
   */
  action: string;
  reason: UnreadReason;
  /**
   * The RAM action that is missing, when the reason is denied.
   */
  permission?: string;
  /**
   * Error code of the cloud, if it gave one.
   */
  code?: string;
  /**
   * What happened, in the cloud's words where it said something.
   */
  message: string;
}
/**
 * One resource of the estate and everything that was read of it.
 */
export interface Resource {
  type: string;
  id: string;
  name: string;
  region: string;
  accountId: string;
  /**
   * Tag keys and values; empty where there are none.
   */
  tags: {
    [k: string]: string;
  };
  /**
   * Values by field name. A field that is absent here was not asked for, or stands in unread.
   */
  fields: {
    [k: string]: FieldValue;
  };
  /**
   * The fields that were asked for and could not be had.
   */
  unread: Unread[];
  /**
   * When its listing was read.
   */
  readAt: string;
}
/**
 * A listing that is missing or short: some resources may not have been looked at.
 */
export interface Gap {
  /**
   * Resource type whose listing it is.
   */
  type: string;
  region: string;
  accountId: string;
  /**
   * product:Action
   */
  action: string;
  /**
   * short: the listing ended before its own total. interrupted: a person stopped the run.
   */
  reason: 'denied' | 'throttled' | 'unsupported' | 'failed' | 'short' | 'interrupted';
  /**
   * The RAM action that is missing, when the reason is denied.
   */
  permission?: string;
  code?: string;
  message: string;
  /**
   * The total that the cloud named.
   */
  expected?: number;
  /**
   * How many came.
   */
  got?: number;
}
/**
 * What was read of an estate. On disk it is NDJSON: a header line, one line a resource, a closing line with the gaps.
 */
export interface Inventory {
  schemaVersion: 1;
  id: string;
  accountIds: string[];
  regions: string[];
  /**
   * Resource types that were asked for, whether or not any exists.
   */
  types: string[];
  /**
   * live: the real cloud. sandbox: the simulated one. replies: saved API replies.
   */
  source: 'live' | 'sandbox' | 'replies';
  /**
   * When reading began; ages are counted to this moment.
   */
  takenAt: string;
  finishedAt: string;
  /**
   * false when a person stopped the run.
   */
  isComplete: boolean;
  resources: Resource[];
  gaps: Gap[];
}
/**
 * One comparison that decided a verdict: a false leaf of the rule's condition.
 */
export interface Evidence {
  field: string;
  label?: LocalizedText;
  actual: FieldValue;
  /**
   * Operator of the condition; prefixed with not: where the leaf stands under a not.
   */
  operator: string;
  expected: FieldValue;
  unit?: string;
  /**
   * product:Action that gave the value.
   */
  action?: string;
}
/**
 * A check (rule and resource) that did not simply pass.
 */
export interface Finding {
  /**
   * The same from run to run for the same rule, account, region and resource.
   */
  id: string;
  ruleId: string;
  category: Category;
  severity: Severity;
  resource: ResourceRef;
  outcome: 'fail' | 'unknown' | 'accepted' | 'error';
  message: LocalizedText;
  evidence: Evidence[];
  /**
   * For unknown: the fields that were missing.
   */
  unread: Unread[];
  readAt: string;
  accepted?: {
    by: string;
    /**
     * Last day, YYYY-MM-DD.
     */
    until: string;
    why: string;
  };
  /**
   * What mending it saves, where the rule can tell.
   */
  savingCnyPerMonth?: number;
}
/**
 * What a reader needs to know of a rule: a report can be drawn from the inspection alone.
 */
export interface RuleSummary {
  id: string;
  category: Category;
  severity: Severity;
  resourceType: string;
  resourceTitle: LocalizedText;
  title: LocalizedText;
  risk: LocalizedText;
  why: LocalizedText;
  guidance: LocalizedText;
  fix: FixSummary;
  link?: string;
  frameworks: {
    [k: string]: string[];
  };
  /**
   * The parameters this run used.
   */
  params: {
    [k: string]: FieldValue;
  };
  /**
   * The API actions that the rule stands on, as product:Action.
   */
  actions: string[];
}
/**
 * How a finding of this rule is mended.
 */
export interface FixSummary {
  /**
   * automatic: one change in place that the program can make after approval. decision: a change that replaces, restarts, deletes or spends, so a person decides. manual: no property does it.
   */
  kind: 'automatic' | 'decision' | 'manual';
  /**
   * What the mend does to the business: access means that somebody may be shut out.
   */
  disruption: 'none' | 'reconnect' | 'restart' | 'cost' | 'data' | 'access';
  /**
   * true when writing the former value brings everything back.
   */
  undo?: boolean;
  /**
   * Type token of the Pulumi resource that carries the change.
   */
  pulumi?: string;
  durationMinutes?: number;
  /**
   * Name of the fix that carries it out.
   */
  use?: string;
  /**
   * What the fix is told.
   */
  with?: {
    [k: string]: unknown;
  };
}
/**
 * Checks by outcome.
 */
export interface Counts {
  pass: number;
  fail: number;
  unknown: number;
  'not-applicable': number;
  accepted: number;
  error: number;
}
/**
 * One rule over the whole inventory.
 */
export interface RuleResult {
  rule: RuleSummary;
  counts: Counts;
  findings: Finding[];
}
/**
 * What was looked at.
 */
export interface InventorySummary {
  id: string;
  accountIds: string[];
  regions: string[];
  source: 'live' | 'sandbox' | 'replies';
  takenAt: string;
  finishedAt: string;
  isComplete: boolean;
  resources: number;
  types: {
    type: string;
    title: LocalizedText;
    product: string;
    resources: number;
    byRegion: {
      [k: string]: number;
    };
  }[];
}
/**
 * The verdicts of all active rules on one inventory.
 */
export interface Inspection {
  schemaVersion: 1;
  /**
   * Run id: also the folder under out/.
   */
  id: string;
  profile: string;
  startedAt: string;
  finishedAt: string;
  inventory: InventorySummary;
  rules: RuleResult[];
  gaps: Gap[];
  exceptions: AppliedException[];
}
/**
 * An exception and what it did in this run.
 */
export interface AppliedException {
  exception: Exception;
  /**
   * An expired exception accepts nothing any more.
   */
  isExpired: boolean;
  /**
   * How many findings it covers, or would have covered.
   */
  findings: number;
}
/**
 * A risk that a person has accepted until a day.
 */
export interface Exception {
  /**
   * Rule id; * at the end stands for any rest.
   */
  rule: string;
  /**
   * Resource id; * for every resource.
   */
  resource: string;
  accountId?: string;
  region?: string;
  /**
   * Only resources that carry all of these.
   */
  tags?: {
    [k: string]: string;
  };
  /**
   * Who accepted it.
   */
  owner: string;
  reason: string;
  /**
   * Last day that it counts, YYYY-MM-DD, in China time.
   */
  until: string;
}
/**
 * Which rules are judged and with which parameters.
 */
export interface Profile {
  $schema?: string;
  title: LocalizedText;
  /**
   * Name of the profile that this one changes.
   */
  extends?: string;
  /**
   * Rule ids or patterns such as security/*; default all.
   */
  include?: string[];
  exclude?: string[];
  /**
   * Changed parameters by rule id.
   */
  params?: {
    [k: string]: {
      [k: string]: FieldValue;
    };
  };
  /**
   * Changed severities by rule id.
   */
  severities?: {
    [k: string]: Severity;
  };
}
/**
 * xunjian.json: the engagement and the defaults of this project.
 */
export interface Config {
  $schema?: string;
  customer?: LocalizedText;
  engagement?: LocalizedText;
  /**
   * Short code of the customer, part of document numbers.
   */
  code?: string;
  tier?: 'onsite-5x8' | 'remote-5x8' | 'remote-7x24';
  language?: 'zh-CN' | 'en';
  preparedBy?: string;
  reviewedBy?: string;
  profile?: string;
  /**
   * @minItems 1
   */
  regions?: string[];
  accounts?: {
    name: string;
    id?: string;
    /**
     * Profile of ~/.aliyun/config.json.
     */
    profile?: string;
    /**
     * Role that is assumed.
     */
    roleArn?: string;
    externalId?: string;
  }[];
  exceptions?: Exception[];
  people?: Person[];
  approval?: ApprovalPolicy;
  changes?: ChangePolicy;
}
/**
 * Somebody who signs, as the project's config names them.
 */
export interface Person {
  /**
   * Name as records print it.
   */
  name: string;
  role: PersonRole;
  /**
   * ed25519:<base64 of the 32 bytes>
   */
  publicKey: string;
}
/**
 * Who may approve what.
 */
export interface ApprovalPolicy {
  /**
   * A risk that no line names is approved by one engineer or customer.
   *
   * Items: For changes of these risks.
   */
  rules?: {
    /**
     * Risks that the line is about.
     */
    risks: Disruption[];
    /**
     * Roles whose approval counts.
     */
    roles: PersonRole[];
    /**
     * So many different persons must approve.
     */
    persons: number;
  }[];
  /**
   * How long an approval holds, in hours; default 72.
   */
  validHours?: number;
}
/**
 * When and how much may be changed.
 */
export interface ChangePolicy {
  /**
   * How old a plan may be when it is approved or applied, in hours; default 168.
   */
  planHours?: number;
  limits?: ChangeLimits;
  /**
   * Items: A period in which nothing is applied.
   */
  freeze?: {
    /**
     * ISO time or day, China time for a day.
     */
    from: string;
    /**
     * Its end; a day counts whole.
     */
    to: string;
    reason: string;
  }[];
  /**
   * Items: A weekly window in which changes are applied; without any, always.
   */
  windows?: {
    /**
     * Items: 1 Monday … 7 Sunday.
     */
    days: number[];
    /**
     * HH:MM, China time.
     */
    from: string;
    /**
     * HH:MM; before `from` it ends on the next day.
     */
    to: string;
  }[];
  /**
   * Values that fixes need of a person, by name: a text, or a text for each region.
   */
  inputs?: {
    [k: string]: unknown;
  };
  /**
   * Pulumi state backend: file://…, s3://… or any that Pulumi takes; default a folder of the runs.
   */
  backend?: string;
  /**
   * Key service that encrypts the state, as Pulumi takes them: hashivault://KEY, awskms://…, azurekeyvault://…, gcpkms://…; default a passphrase.
   */
  secretsProvider?: string;
}
/**
 * What a change set may do at most.
 */
export interface ChangeLimits {
  /**
   * Changes in one set.
   */
  maxChanges: number;
  /**
   * Share of the inspected resources that one set may touch, in percent.
   */
  maxSharePercent: number;
  /**
   * Known additional spend of one set, CNY a month.
   */
  maxCnyPerMonth?: number;
}
/**
 * What earlier runs know of a finding.
 */
export interface FindingHistory {
  id: string;
  firstSeenAt: string;
  /**
   * not-read: it failed before and could not be read this time.
   */
  state: 'new' | 'open' | 'recurred' | 'not-read';
}
/**
 * This run beside the runs before it, of the same accounts.
 */
export interface Comparison {
  previousId: string | null;
  previousAt: string | null;
  /**
   * By finding id.
   */
  findings: {
    [k: string]: FindingHistory;
  };
  /**
   * What left the list since the previous run, and why; and what came.
   */
  moved: {
    finding: Finding;
    title: LocalizedText;
    /**
     * new-rule: the rule was not judged before. new-resource: the resource was not there before. fixed: our own read passes. released: the resource is gone from a complete listing. rule-retired: the rule is not judged any more, or does not concern the resource any more.
     */
    how:
      | 'new'
      | 'new-rule'
      | 'new-resource'
      | 'recurred'
      | 'exception-expired'
      | 'fixed'
      | 'accepted'
      | 'released'
      | 'rule-retired'
      | 'not-read';
  }[];
  /**
   * The newest runs, oldest first, this one at the end.
   */
  trend: {
    id: string;
    at: string;
    /**
     * Open risks by severity: failed checks, and those that failed before and could not be read.
     */
    open: {
      [k: string]: number;
    };
    isComplete: boolean;
  }[];
}
/**
 * One property that a change sets.
 */
export interface ChangeValue {
  /**
   * Pulumi input; dots name a member of a block, which is written whole.
   */
  property: string;
  title: LocalizedText;
  /**
   * Unit of both values, a word of the field table.
   */
  unit?: string;
  /**
   * Our own field that shows the same thing, for drift and read-back.
   */
  field?: string;
  from?: FieldValue;
  to: FieldValue;
}
/**
 * How the change is taken back.
 */
export interface Undo {
  /**
   * restore: the values before are written. delete: what was created is deleted. create: what was deleted is created again. partial: some of it stays. none: cannot be taken back.
   */
  kind: 'restore' | 'delete' | 'create' | 'partial' | 'none';
  text: LocalizedText;
}
/**
 * A field of our own reading that must still hold this value right before the change.
 */
export interface Guard {
  field: string;
  value: FieldValue;
}
/**
 * One change of one Pulumi resource.
 */
export interface Change {
  /**
   * Unique in the plan: C001.
   */
  id: string;
  /**
   * Logical name in the stack.
   */
  name: string;
  findingIds: string[];
  ruleIds: string[];
  resource: ResourceRef;
  title: LocalizedText;
  category: Category;
  severity: Severity;
  kind: 'patch' | 'create' | 'delete';
  /**
   * Pulumi type token.
   */
  token: string;
  thing?: LocalizedText;
  /**
   * Name of the provider of the stack: account and region.
   */
  provider: string;
  /**
   * Pulumi import id; patch and delete.
   */
  importId?: string;
  /**
   * Properties in words and values; for a delete what is deleted.
   */
  set: ChangeValue[];
  /**
   * Every input of a create; for a patch the top-level values that are written.
   */
  args?: {
    [k: string]: FieldValue;
  };
  /**
   * Inputs taken as given at adoption, for types that cannot be imported.
   */
  importInputs?: {
    [k: string]: FieldValue;
  };
  importOutputs?: {
    [k: string]: FieldValue;
  };
  /**
   * What our own reading knows better than the adopted state.
   */
  editState?: {
    inputs: {
      [k: string]: FieldValue;
    };
    outputs: {
      [k: string]: FieldValue;
    };
  };
  guard: Guard[];
  /**
   * What it does to the business; empty for nothing.
   */
  risks: Disruption[];
  undo: Undo;
  /**
   * Effect on the bill, CNY a month; null: billed, and not known how much. Absent: none.
   */
  priceCnyPerMonth?: number | null;
  /**
   * How long it usually takes.
   */
  durationSeconds: number;
  /**
   * RAM actions that it needs.
   */
  permissions: string[];
  /**
   * Ids of changes that must have succeeded before.
   */
  dependsOn: string[];
  /**
   * What the approver must know.
   */
  notes: LocalizedText[];
  /**
   * Id of the change of an earlier set that this takes back.
   */
  undoOf?: string;
  /**
   * The same inputs as they were before, blocks whole, for the way back; for a delete every input of what is deleted.
   */
  former?: {
    [k: string]: FieldValue;
  };
  /**
   * Inputs kept beside the usual ones, since a default would have taken their place.
   */
  kept?: string[];
}
/**
 * A finding that the program does not mend.
 */
export interface NotFixable {
  findingId: string;
  ruleId: string;
  title?: LocalizedText;
  severity?: Severity;
  resource: ResourceRef;
  code: 'needs-replacement' | 'no-property' | 'needs-decision' | 'needs-input' | 'not-possible' | 'conflict' | 'gone';
  reason: LocalizedText;
  steps: LocalizedText;
}
/**
 * Findings that want one property differently.
 */
export interface Conflict {
  resource: ResourceRef;
  property: string;
  findingIds: string[];
  values: FieldValue[];
  resolution: LocalizedText;
}
/**
 * What Pulumi says it will do, or did, to one resource.
 */
export interface Step {
  /**
   * same, update, create, delete, replace …
   */
  op: string;
  urn: string;
  /**
   * Logical name in the stack.
   */
  name: string;
  /**
   * Items: One path of the detailed diff.
   */
  diff: {
    path: string;
    /**
     * add, update, delete and the same with -replace
     */
    kind: string;
    from?: FieldValue;
    to?: FieldValue;
  }[];
  /**
   * Inputs that the plan file adds beside the diff.
   */
  inputAdds?: {
    [k: string]: FieldValue;
  };
  inputDeletes?: string[];
}
/**
 * Digests of everything that an approval binds beside the change list.
 */
export interface PlanBinding {
  /**
   * Pulumi's plan file, byte by byte.
   */
  planFile: string;
  /**
   * The adopted and trimmed state, without its times.
   */
  state: string;
  /**
   * The program that Pulumi runs.
   */
  program: string;
  /**
   * The binaries.
   */
  engine: {
    cli: string;
    /**
     * Of the file.
     */
    cliSha256: string;
    plugin: string;
    /**
     * Of the file.
     */
    pluginSha256: string;
  };
  /**
   * Items: Provider configuration.
   */
  providers: {
    name: string;
    region: string;
    accountId: string;
    accountType: 'Domestic' | 'International';
    roleArn?: string;
    /**
     * What the trust of the role asks for beside the caller.
     */
    externalId?: string;
  }[];
}
/**
 * What would be changed, as Pulumi previewed it. What a person approves.
 */
export interface ChangePlan {
  schemaVersion: 1;
  /**
   * Change set id, also the name of the stack.
   */
  id: string;
  inspectionId: string;
  source: 'live' | 'sandbox';
  createdAt: string;
  createdBy: string;
  accountIds: string[];
  /**
   * Change set that this one takes back.
   */
  rollbackOf?: string;
  /**
   * What kind of change it is, as the person says who plans it: routine that was agreed beforehand, the usual way, or in haste. All are approved before they are applied. Default normal.
   */
  type?: 'standard' | 'normal' | 'emergency';
  changes: Change[];
  notFixable: NotFixable[];
  conflicts: Conflict[];
  limits: ChangeLimits;
  overLimit?: LocalizedText;
  preview: Step[];
  binding: PlanBinding;
  /**
   * Over all other members, as canonical JSON.
   */
  digest: string;
  /**
   * Resources that the inspection read, for the share that is touched.
   */
  resources?: number;
  /**
   * The same by type, of the types that are touched; a type that could not be listed whole is left out.
   */
  resourcesOfTypes?: {
    [k: string]: number;
  };
}
/**
 * What a person allowed, signed by that person.
 */
export interface Approval {
  schemaVersion: 1;
  id: string;
  planId: string;
  /**
   * Digest of the plan.
   */
  planDigest: string;
  by: string;
  role: PersonRole;
  keyId: string;
  at: string;
  expiresAt: string;
  /**
   * Ids of changes.
   */
  approved: string[];
  /**
   * Items: A change that is not wanted.
   */
  declined: {
    changeId: string;
    reason: string;
  }[];
  note?: string;
  /**
   * ed25519 over the canonical JSON of the other members, base64.
   */
  signature: string;
}
/**
 * An approval taken back by a signed word.
 */
export interface Revocation {
  schemaVersion: 1;
  approvalId: string;
  by: string;
  keyId: string;
  at: string;
  reason: string;
  signature: string;
}
/**
 * What our own reading found after the change.
 */
export interface ReadBack {
  property: string;
  field?: string;
  value?: FieldValue;
  expected?: FieldValue;
  /**
   * null: it could not be read.
   */
  matches: boolean | null;
  at?: string;
}
/**
 * Why a change failed, was not run, or came out otherwise than the engine says; cleaned of secrets.
 */
export interface ChangeReason {
  /**
   * What programs go by.
   */
  code:
    | 'declined'
    | 'not-approved'
    | 'lacks-approval'
    | 'depends-on'
    | 'preview-differs'
    | 'stopped'
    | 'canary-failed'
    | 'closed'
    | 'not-reported'
    | 'not-refreshed'
    | 'gone'
    | 'unread'
    | 'mended'
    | 'moved'
    | 'failed'
    | 'denied'
    | 'answer-lost'
    | 'contradicted'
    | 'found-done'
    | 'interrupted'
    | 'there-already';
  text: LocalizedText;
}
/**
 * What became of one change.
 */
export interface ChangeEntry {
  changeId: string;
  /**
   * contradicted: the engine says done, our own reading says otherwise.
   */
  outcome: 'applied' | 'unchanged' | 'failed' | 'not-run' | 'contradicted' | 'declined';
  startedAt?: string;
  finishedAt?: string;
  step?: Step;
  reason?: ChangeReason;
  readBack: ReadBack[];
  /**
   * Items: The rule judged again.
   */
  verdicts: {
    ruleId: string;
    outcome: Outcome;
  }[];
  /**
   * Pulumi id of what was created.
   */
  createdId?: string;
}
/**
 * What was done, by whom, with what result.
 */
export interface ChangeRecord {
  schemaVersion: 1;
  id: string;
  planId: string;
  /**
   * Of the plan that was applied.
   */
  planDigest: string;
  approvalIds: string[];
  /**
   * Items: Who allowed it and when.
   */
  approvedBy: {
    name: string;
    at: string;
  }[];
  rollbackOf?: string;
  startedAt: string;
  finishedAt: string;
  by: string;
  host: string;
  versions?: {
    [k: string]: string;
  };
  entries: ChangeEntry[];
  /**
   * Where the ledger holds it.
   */
  ledger: {
    firstSeq: number;
    lastSeq: number;
    head: string;
  };
}
