import type { Cloud, CloudCall, Reply } from '../cloud/client.ts';
import { CallError } from '../cloud/errors.ts';
import { pause } from '../cloud/pace.ts';
import { panic } from '../cloud/panic.ts';
import type { Product } from '../cloud/products.ts';
import { type Attributes, at, type Call, type Read, type Step, type TypeFile, type Value, type Values, type Work } from '../type-file.ts';

const POLL_SECONDS = 3;

/** The resource does not exist any more. */
export class GoneError extends Error {}

/** Reads everything of a resource. Throws a GoneError when it does not exist, a CallError when a read fails. */
export async function readAll(type: TypeFile, cloud: Cloud, x: Work): Promise<Attributes> {
  for (const [index, read] of type.reads.entries()) await readOne(type, cloud, x, { isGone: index === 0, ...read });
  return { ...x.found, ...type.finish?.(x) };
}

async function readOne(type: TypeFile, cloud: Cloud, x: Work, read: Read): Promise<void> {
  if (read.when?.(x) === false) return;
  const reply = await answered(cloud, x, read, type.product).catch((error: unknown) => {
    if (read.isGone === true && error instanceof CallError && error.isGone) throw new GoneError(error.message);
    if (read.panicsWhenRefused === true) return panic(`interface conversion after a refused ${String(read.action)}`);
    throw error;
  });
  const found = reply === undefined ? undefined : pointed(reply, read.at);
  if (found === undefined && read.isGone === true) throw new GoneError(`${x.id} is not found`);
  if (found === undefined) return;
  const missing = read.needs?.split(' ').find((path) => at(found, path) === undefined || at(found, path) === null);
  if (missing !== undefined) await panic(`interface conversion: interface {} is nil (${missing})`);
  keep(read, found, x);
  Object.assign(x.found, read.set?.(found, x));
}

/** Runs the steps that apply, one after the other. Throws the first failure that is not swallowed. */
export async function runSteps(type: TypeFile, cloud: Cloud, x: Work, steps: readonly Step[]): Promise<void> {
  for (const { each, ...step } of steps) {
    if (!applies(step, x)) continue;
    for (const item of each?.(x) ?? [undefined]) {
      const at = each === undefined ? x : { ...x, item };
      await runStep(type, cloud, at, step);
      if (step.next !== undefined) await runSteps(type, cloud, at, [step.next]);
    }
  }
}

function applies({ on, when }: Step, x: Work): boolean {
  const names = typeof on === 'string' ? [on] : on;
  return names?.some(x.has) !== false && when?.(x) !== false;
}

async function runStep(type: TypeFile, cloud: Cloud, x: Work, step: Step): Promise<void> {
  if (step.before !== undefined) await pause(step.before);
  for (;;) {
    const reply = await answered(cloud, x, step, type.product);
    const found = pointed(reply ?? {}, step.at) ?? {};
    keep(step, found, x);
    if (step.until?.(found, x) !== false) break;
    await pause(step.every ?? POLL_SECONDS);
  }
  if (step.after !== undefined) await pause(step.after);
}

/** The reply, or undefined for a failure that counts as an answer. */
async function answered(cloud: Cloud, x: Work, call: Call, product: Product): Promise<Reply | undefined> {
  try {
    return await cloud.call(filled(call, product, x));
  } catch (error) {
    const isSwallowed = error instanceof CallError && (call.swallow === true || call.swallow?.(error) === true);
    if (isSwallowed) return undefined;
    throw error;
  }
}

function keep({ keep }: Call, found: Reply, x: Work): void {
  if (keep !== undefined) x.kept[keep] = found;
}

function pointed(reply: Reply, path: string | undefined): Reply | undefined {
  const value = path === undefined ? reply : at(reply, path);
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null ? (one as Reply) : undefined;
}

/** The call with its parameters filled in. */
function filled(call: Call, product: Product, x: Work): CloudCall {
  const { action, query, body, path, owner, text, headers, when: _when, swallow: _swallow, keep: _keep, at: _at, ...rest } = call;
  return {
    ...rest,
    action: typeof action === 'function' ? action(x) : action,
    product: call.product ?? product,
    ...(query === undefined ? {} : { query: params(query, x) }),
    ...(body === undefined ? {} : { body: params(body, x) }),
    ...(path === undefined ? {} : { path: typeof path === 'string' ? path : path(x) }),
    ...(owner === undefined ? {} : { owner: owner(x) }),
    ...(text === undefined ? {} : { text: text(x) }),
    ...(headers === undefined ? {} : { headers: params(headers, x) }),
  };
}

function params(values: Values | ((x: Work) => Values), x: Work): Record<string, string> {
  const filledIn = Object.entries(typeof values === 'function' ? values(x) : values).map(([name, value]): [string, unknown] => [
    name,
    filledValue(value, x),
  ]);
  return Object.fromEntries(filledIn.flatMap(([name, value]) => flat(name, value)));
}

function filledValue(value: Value, x: Work): unknown {
  return typeof value === 'function' ? value(x) : value;
}

function flat(name: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((member, index) => flat(`${name}.${index + 1}`, member));
  if (typeof value === 'object') return Object.entries(value).flatMap(([key, member]) => flat(`${name}.${key}`, member));
  return [[name, String(value)]];
}
