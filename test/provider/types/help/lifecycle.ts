import { type Attributes, at, pick } from '../../type-file.ts';

interface Rule {
  readonly id?: string;
  readonly prefix?: string;
  readonly enabled?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
  readonly expirations?: readonly Attributes[];
  readonly transitions?: readonly Attributes[];
  readonly abortMultipartUploads?: readonly Attributes[];
  readonly noncurrentVersionExpirations?: readonly Attributes[];
  readonly noncurrentVersionTransitions?: readonly Attributes[];
}

/** The rules of a reply as the property has them; members that a rule lacks are there, empty. */
export function rulesOf(reply: unknown): Attributes[] {
  return rows(at(reply, 'LifecycleConfiguration.Rule')).map((rule) => ({
    id: rule['ID'],
    prefix: rule['Prefix'] ?? '',
    enabled: rule['Status'] === 'Enabled',
    tags: Object.fromEntries(rows(rule['Tag']).map((tag) => [String(tag['Key']), tag['Value']])),
    expirations: rows(rule['Expiration']).map((one) => ({
      ...dated(one),
      date: dayOf(one['Date']),
      expiredObjectDeleteMarker: one['ExpiredObjectDeleteMarker'] === 'true',
    })),
    transitions: rows(rule['Transition']).map((one) => ({ ...dated(one), ...classOf(one) })),
    abortMultipartUploads: rows(rule['AbortMultipartUpload']).map(dated),
    noncurrentVersionExpirations: rows(rule['NoncurrentVersionExpiration']).map((one) => ({ days: Number(one['NoncurrentDays']) })),
    noncurrentVersionTransitions: rows(rule['NoncurrentVersionTransition']).map((one) => ({
      days: Number(one['NoncurrentDays']),
      ...classOf(one),
    })),
  }));
}

/** The document that writes all rules. */
export function rulesText(rules: readonly Rule[]): string {
  return `<LifecycleConfiguration>${rules.map(ruleText).join('')}</LifecycleConfiguration>`;
}

function ruleText(rule: Rule): string {
  const parts = [
    member('ID', rule.id),
    `<Prefix>${rule.prefix ?? ''}</Prefix>`,
    `<Status>${rule.enabled === true ? 'Enabled' : 'Disabled'}</Status>`,
    ...Object.entries(rule.tags ?? {}).map(([key, value]) => block('Tag', [`<Key>${key}</Key>`, `<Value>${value}</Value>`])),
    ...(rule.expirations ?? []).map((one) =>
      block('Expiration', [...dates(one), member('ExpiredObjectDeleteMarker', one['expiredObjectDeleteMarker'])]),
    ),
    ...(rule.transitions ?? []).map((one) => block('Transition', [...dates(one), ...classes(one)])),
    ...(rule.abortMultipartUploads ?? []).map((one) => block('AbortMultipartUpload', dates(one))),
    ...(rule.noncurrentVersionExpirations ?? []).map((one) =>
      block('NoncurrentVersionExpiration', [member('NoncurrentDays', one['days'])]),
    ),
    ...(rule.noncurrentVersionTransitions ?? []).map((one) =>
      block('NoncurrentVersionTransition', [member('NoncurrentDays', one['days']), ...classes(one)]),
    ),
  ];
  return block('Rule', parts);
}

const block = (name: string, parts: readonly string[]) => `<${name}>${parts.join('')}</${name}>`;
const member = (name: string, value: unknown) => (value ? `<${name}>${String(value)}</${name}>` : '');
const timed = (value: unknown) => (value ? `${String(value)}T00:00:00.000Z` : undefined);

function dates(one: Attributes): string[] {
  return [member('Days', one['days']), member('Date', timed(one['date'])), member('CreatedBeforeDate', timed(one['createdBeforeDate']))];
}

function classes(one: Attributes): string[] {
  return [
    member('StorageClass', one['storageClass']),
    member('IsAccessTime', one['isAccessTime']),
    member('ReturnToStdWhenVisit', one['returnToStdWhenVisit']),
  ];
}

function dated(one: Attributes): Attributes {
  return { days: Number(one['Days'] ?? 0), createdBeforeDate: dayOf(one['CreatedBeforeDate']) };
}

function classOf(one: Attributes): Attributes {
  return {
    ...pick(one, 'StorageClass'),
    isAccessTime: one['IsAccessTime'] === 'true',
    returnToStdWhenVisit: one['ReturnToStdWhenVisit'] === 'true',
  };
}

const dayOf = (time: unknown) => (typeof time === 'string' ? time.slice(0, 10) : '');

/** An XML list of one is no list. */
function rows(value: unknown): Attributes[] {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.filter((one): one is Attributes => typeof one === 'object' && one !== null);
}
