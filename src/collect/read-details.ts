import type { Cloud } from '../model/cloud.ts';
import { CloudError } from '../model/errors.ts';
import type { Detail, Reply, ResourceType } from '../model/resource-type.ts';
import type { Draft } from './draft.ts';
import { fillCall, type Scope } from './fill-template.ts';
import { type Obstacle, toObstacle } from './gaps.ts';
import { readField } from './read-field.ts';

/** A detail read: a reply, nothing on purpose, or an obstacle. */
type Answer = { readonly reply: Reply } | { readonly nothing: true } | { readonly obstacle: Obstacle };

/** What detail reads need of the run. */
export interface DetailContext {
  readonly cloud: Cloud;
  /** Replies that many resources share, by the call. */
  readonly shared: Map<string, Promise<Answer>>;
  readonly checkStopped: () => void;
  readonly onFatal: (error: unknown) => void;
}

/** Reads the wanted fields of one resource from its row and its detail reads, and writes them into it. */
export async function readDetails(type: ResourceType, draft: Draft, wanted: ReadonlySet<string>, context: DetailContext): Promise<void> {
  const byDetail = new Map<string, string[]>();
  for (const name of wanted) {
    const source = type.fields[name]?.from;
    if (source === 'list') settle(type, draft, name, draft.scope.item, type.list);
    else if (source && typeof source === 'object' && 'detail' in source)
      byDetail.set(source.detail, [...(byDetail.get(source.detail) ?? []), name]);
  }
  await Promise.all([...byDetail].map(([detail, names]) => readDetail(type, draft, detail, names, context)));
}

async function readDetail(
  type: ResourceType,
  draft: Draft,
  detailName: string,
  names: readonly string[],
  context: DetailContext,
): Promise<void> {
  const detail = type.details?.[detailName];
  if (!detail) throw new Error(`${type.type} has no detail read named ${detailName}.`);
  const answer = await ask(type, draft, detail, context);
  for (const name of names) {
    if ('reply' in answer) settle(type, draft, name, answer.reply, detail);
    else if ('nothing' in answer) draft.resource.fields[name] = type.fields[name]?.absent ?? null;
    else draft.resource.unread.push({ field: name, action: actionOf(type, detail), ...answer.obstacle });
  }
}

function settle(
  type: ResourceType,
  draft: Draft,
  name: string,
  reply: Reply,
  call: { readonly product?: string; readonly action: string },
): void {
  const field = type.fields[name];
  if (!field) return;
  const result = readField(name, field, reply, actionOf(type, call), draft.scope);
  if ('value' in result) draft.resource.fields[name] = result.value;
  else draft.resource.unread.push(result.unread);
}

function ask(type: ResourceType, draft: Draft, detail: Detail, context: DetailContext): Promise<Answer> {
  if (detail.when && !detail.when(draft.scope.item)) return Promise.resolve({ nothing: true });
  const call = fillCall(detail, type.product, detail.once ? withoutItem(draft.scope) : draft.scope);
  if (!detail.once) return fetchAnswer(detail, call, context);
  const key = JSON.stringify(detail.once === 'account' ? { ...call, region: '' } : call);
  const known = context.shared.get(key) ?? fetchAnswer(detail, call, context);
  context.shared.set(key, known);
  return known;
}

function withoutItem({ region, accountId, nowMs }: Scope): Scope {
  return { region, accountId, nowMs };
}

async function fetchAnswer(detail: Detail, call: ReturnType<typeof fillCall>, context: DetailContext): Promise<Answer> {
  try {
    context.checkStopped();
    return { reply: await fetchReply(detail, call, context.cloud) };
  } catch (error) {
    if (error instanceof CloudError && detail.none?.includes(error.code)) return { nothing: true };
    context.onFatal(error);
    return { obstacle: toObstacle(error) };
  }
}

/** A paged detail comes back as one reply whose rows are those of all pages. */
async function fetchReply(detail: Detail, call: ReturnType<typeof fillCall>, cloud: Cloud): Promise<Reply> {
  if (!detail.paging || !detail.items) return cloud.call(call);
  const rows: Reply[] = [];
  let total: number | undefined;
  for await (const page of cloud.pages(call, detail.paging, detail.items)) {
    total = page.total ?? total;
    rows.push(...page.rows);
  }
  if (total !== undefined && rows.length < total) {
    const message = `${call.action} names a total of ${total} and hands out ${rows.length}.`;
    throw new CloudError('failed', message, { code: 'Short', action: `${call.product}:${call.action}` });
  }
  return nest(detail.items, rows);
}

function nest(path: string, rows: readonly Reply[]): Reply {
  if (path === '.') return { rows };
  return path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), rows) as Reply;
}

function actionOf(type: ResourceType, call: { readonly product?: string; readonly action: string }): string {
  return `${call.product ?? type.product}:${call.action}`;
}
