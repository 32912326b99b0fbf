import { inChina } from '../model/china-time.ts';
import type { CloudCall } from '../model/cloud.ts';
import type { Call, Reply } from '../model/resource-type.ts';
import { resolvePath } from './resolve-path.ts';

/** What the placeholders of a call stand for. */
export interface Scope {
  readonly region: string;
  readonly accountId: string;
  /** When the run began, epoch milliseconds: what `${daysAgo...}` counts from. */
  readonly nowMs: number;
  /** Which of the kinds of a listing this is. */
  readonly kind?: string | undefined;
  readonly item?: Reply | undefined;
  readonly parent?: Reply | undefined;
}

const placeholder = /\$\{([A-Za-z]+)(?:\.([^}]+))?\}/g;
const wholePlaceholder = /^\$\{[^}]+\}$/;

/** The call with every placeholder filled in; a parameter that is one missing placeholder is left out. */
export function fillCall(call: Call, product: string, scope: Scope): CloudCall {
  const params: Record<string, string> = {};
  for (const [name, template] of Object.entries(call.params ?? {})) {
    const value = fillText(template, scope);
    if (value !== undefined) params[name] = value;
  }
  return {
    product: call.product ?? product,
    action: call.action,
    region: call.region ? (fillText(call.region, scope) ?? scope.region) : scope.region,
    params,
    ...(call.method && { method: call.method }),
    ...(call.path && {
      path: fillText(call.path, scope, encodeURIComponent) ?? call.path,
    }),
    ...(call.host && { host: fillText(call.host, scope) ?? call.host }),
    ...(call.in && { in: call.in }),
    ...(call.permission && { permission: call.permission }),
  };
}

/** The text with its placeholders filled in; undefined when it is one placeholder and that is missing. */
export function fillText(template: string, scope: Scope, encode: (text: string) => string = (text) => text): string | undefined {
  if (!template.includes('${')) return template;
  let isMissing = false;
  const filled = template.replace(placeholder, (_, root: string, path: string | undefined) => {
    const value = lookUp(root, path, scope);
    if (value === undefined || value === null || value === '') isMissing = true;
    return encode(String(value ?? ''));
  });
  return isMissing && wholePlaceholder.test(template) ? undefined : filled;
}

function lookUp(root: string, path: string | undefined, scope: Scope): unknown {
  if (root === 'daysAgo') return writeTime(path ?? '', scope.nowMs);
  const base = (scope as unknown as Record<string, unknown>)[root];
  return path === undefined ? base : resolvePath(base, path);
}

const dayMs = 86_400_000;

/** A time before the run in the spelling that a product asks for: `7.minute` is 2026-11-18T08:00Z. */
function writeTime(text: string, nowMs: number): string | undefined {
  const [days, form] = text.split('.');
  const at = new Date(nowMs - Number(days) * dayMs);
  const iso = at.toISOString();
  switch (form) {
    case 'day':
      return `${iso.slice(0, 10)}Z`;
    case 'minute':
      return `${iso.slice(0, 16)}Z`;
    case 'second':
      return `${iso.slice(0, 19)}Z`;
    case 'ms':
      return String(at.getTime());
    // Bills are cut by the days and months of China.
    case 'billingDay':
      return inChina(at.getTime()).slice(0, 10);
    case 'billingMonth':
      return inChina(at.getTime()).slice(0, 7);
    default:
      return undefined;
  }
}
