/** A RAM policy document. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly Statement[];
}

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  /** In a role's trust policy: `{ RAM: [...], Service: [...], Federated: [...] }`. */
  readonly Principal?: Readonly<Record<string, string | readonly string[]>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What somebody wants to do. */
export interface Deed {
  /** `ecs:DescribeInstances`. */
  readonly action: string;
  /** `acs:ecs:cn-hangzhou:1234567890123456:instance/i-1`, or `*`. */
  readonly resource: string;
  /** Condition keys: acs:SourceIp, acs:CurrentTime (epoch milliseconds), acs:MFAPresent, acs:SecureTransport. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

export type Decision = 'allow' | 'explicit-deny' | 'implicit-deny';

/** A Deny wins over any Allow, and what nothing allows is denied. */
export function decide(documents: readonly PolicyDocument[], deed: Deed): Decision {
  const statements = documents.flatMap((document) => listOf(document.Statement)).filter((statement) => covers(statement, deed));
  if (statements.some((statement) => statement.Effect === 'Deny')) return 'explicit-deny';
  return statements.some((statement) => statement.Effect === 'Allow') ? 'allow' : 'implicit-deny';
}

/** Whether a role's trust policy lets one of these principals take it. */
export function principalAllows(
  document: PolicyDocument,
  action: string,
  type: 'RAM' | 'Service' | 'Federated',
  principals: readonly string[],
): boolean {
  const names = (statement: Statement) => listOf(statement.Principal?.[type]);
  const statements = listOf(document.Statement).filter((statement) => anyFits(statement.Action, action, true));
  const fitting = statements.filter((statement) =>
    names(statement).some((name) => principals.some((principal) => wildcard(name).test(principal))),
  );
  return fitting.some(({ Effect }) => Effect === 'Allow') && !fitting.some(({ Effect }) => Effect === 'Deny');
}

function covers(statement: Statement, { action, resource, facts }: Deed): boolean {
  const doesAction = statement.NotAction ? !anyFits(statement.NotAction, action, true) : anyFits(statement.Action, action, true);
  const onResource = statement.NotResource ? !anyFits(statement.NotResource, resource) : anyFits(statement.Resource ?? '*', resource);
  return doesAction && onResource && Object.entries(statement.Condition ?? {}).every(([operator, tests]) => holds(operator, tests, facts));
}

function anyFits(patterns: string | readonly string[] | undefined, text: string, ignoresCase = false): boolean {
  return listOf(patterns).some((pattern) => wildcard(pattern, ignoresCase).test(text));
}

function wildcard(pattern: string, ignoresCase = false): RegExp {
  const body = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${body}$`, ignoresCase ? 'is' : 's');
}

// A condition on something that the call does not have is not met, but its "not" form is.
function holds(operator: string, tests: Readonly<Record<string, unknown>>, facts: Deed['facts']): boolean {
  return Object.entries(tests).every(([key, wanted]) => {
    const have = facts[key] ?? facts[Object.keys(facts).find((name) => name.toLowerCase() === key.toLowerCase()) ?? ''];
    const isNot = operator.includes('Not');
    if (have === undefined) return isNot;
    const plain = operator.replace('Not', '');
    const isMet = listOf(wanted as string | readonly string[]).some((one) => compare(plain, have, String(one)));
    return isNot ? !isMet : isMet;
  });
}

function compare(operator: string, have: string | number | boolean, wanted: string): boolean {
  switch (operator) {
    case 'StringEquals':
      return String(have) === wanted;
    case 'StringEqualsIgnoreCase':
      return String(have).toLowerCase() === wanted.toLowerCase();
    case 'StringLike':
      return wildcard(wanted).test(String(have));
    case 'Bool':
      return String(have) === wanted.toLowerCase();
    case 'IpAddress':
      return inBlock(String(have), wanted);
    default:
      return ordered(operator, Number(have), operator.startsWith('Date') ? Date.parse(wanted) : Number(wanted));
  }
}

function ordered(operator: string, have: number, wanted: number): boolean {
  switch (operator.replace(/^(Date|Numeric)/, '')) {
    case 'Equals':
      return have === wanted;
    case 'LessThan':
      return have < wanted;
    case 'LessThanEquals':
      return have <= wanted;
    case 'GreaterThan':
      return have > wanted;
    case 'GreaterThanEquals':
      return have >= wanted;
    default:
      return false;
  }
}

function inBlock(address: string, block: string): boolean {
  const [base = '', length = '32'] = block.split('/');
  const size = 2 ** (32 - Number(length));
  const number = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return Math.floor(number(address) / size) === Math.floor(number(base) / size);
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}
