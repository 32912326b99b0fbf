import type { Reply } from '../../model/resource-type.ts';

const addressKeys = /^acs:(SourceIp|SourceVpc)$/i;

/** The statements of a bucket policy, whose reply is the JSON document itself; one alone may stand without a list. */
export function statementsOf(policy: unknown): readonly Reply[] {
  const raw = (policy as Reply | null | undefined)?.Statement;
  return (Array.isArray(raw) ? raw : raw === undefined || raw === null ? [] : [raw]) as readonly Reply[];
}

/** True for a statement that lets everybody in, whoever asks and from wherever. */
export function isAnonymous(statement: Reply): boolean {
  return (
    statement.Effect === 'Allow' &&
    texts(statement.Principal).includes('*') &&
    !conditionKeys(statement).some((key) => addressKeys.test(key))
  );
}

/** True for a statement that refuses everybody who comes without TLS. */
export function refusesHttp(statement: Reply): boolean {
  const bool = (statement.Condition as Reply | undefined)?.Bool as Reply | undefined;
  const secure = Object.entries(bool ?? {}).find(([key]) => key.toLowerCase() === 'acs:securetransport')?.[1];
  return (
    statement.Effect === 'Deny' &&
    texts(statement.Principal).includes('*') &&
    texts(secure)
      .map((word) => word.toLowerCase())
      .includes('false')
  );
}

/** The document as text with its keys in order and no white space, as Pulumi shows it; undefined for what is no document. */
export function canonicalText(policy: unknown): string | undefined {
  return policy !== null && typeof policy === 'object' ? JSON.stringify(sorted(policy)) : undefined;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}

function conditionKeys(statement: Reply): string[] {
  return Object.values((statement.Condition ?? {}) as Reply).flatMap((operator) => Object.keys((operator ?? {}) as object));
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
