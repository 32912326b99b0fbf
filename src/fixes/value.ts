import type { FieldValue } from '../model/documents.ts';
import type { Ask } from '../model/fix.ts';

/** A wanted value as a rule writes it, or undefined when something it needs is not known. */
export function wantedValue(expression: unknown, ask: Ask): FieldValue | undefined {
  if (Array.isArray(expression)) return listOf(expression, ask);
  if (expression === null || typeof expression !== 'object') return textOf(expression as FieldValue, ask);
  const form = expression as Readonly<Record<string, unknown>>;
  for (const [word, compute] of Object.entries(forms)) if (word in form) return compute(form, ask);
  return objectOf(form, ask);
}

type Form = (form: Readonly<Record<string, unknown>>, ask: Ask) => FieldValue | undefined;

/**
 * The forms of a computed value.
 * fact: a field of the resource or params.x. input: a value of the project's config. atLeast, atMost: a floor or ceiling that
 * never makes `of` worse. times: `of` times a factor, in steps, within min and max. union: the members of `of` and these.
 * `of` is the name of a field, or a form. next: the word after that of `of` in a list. weekdays: the days of `of` where they are so
 * many, else with Monday, Wednesday and Friday and more until there are; in the order of the week.
 */
const forms: Readonly<Record<string, Form>> = {
  fact: ({ fact }, ask) => factOf(String(fact), ask),
  input: ({ input }, ask) => ask.input(String(input)),
  atLeast: (form, ask) => bounded(form.atLeast, form.of, ask, Math.max),
  atMost: (form, ask) => bounded(form.atMost, form.of, ask, Math.min),
  times,
  union: ({ union, of }, ask) => unionOf(wantedValue(union, ask), currentOf(of, ask)),
  weekdays: ({ weekdays, of }, ask) => weekdaysOf(wantedValue(weekdays, ask), currentOf(of, ask)),
  next: ({ next, of }, ask) => nextOf(next as readonly FieldValue[], currentOf(of, ask)),
};

/** What the value is measured against: the name of a field, or a form. */
function currentOf(of: unknown, ask: Ask): FieldValue | undefined {
  return typeof of === 'string' ? factOf(of, ask) : wantedValue(of, ask);
}

function factOf(name: string, { resource, rule }: Ask): FieldValue | undefined {
  if (name.startsWith('params.')) return rule.params[name.slice('params.'.length)];
  if (name in resource.fields) return resource.fields[name];
  const common: Readonly<Record<string, FieldValue>> = {
    id: resource.id,
    name: resource.name,
    region: resource.region,
    accountId: resource.accountId,
  };
  return common[name];
}

function bounded(bound: unknown, of: unknown, ask: Ask, pick: (a: number, b: number) => number): FieldValue | undefined {
  const limit = wantedValue(bound, ask);
  const current = currentOf(of, ask);
  if (typeof limit !== 'number') return undefined;
  // Nothing there yet: the bound itself is the value.
  if (current === null) return limit;
  return typeof current === 'number' ? pick(limit, current) : undefined;
}

function times(form: Readonly<Record<string, unknown>>, ask: Ask): FieldValue | undefined {
  const base = currentOf(form.of, ask);
  if (typeof base !== 'number') return undefined;
  const step = Number(form.step ?? 1);
  // The rounding of a product such as 1.1 * 100 must not add a step.
  const raised = Math.ceil(Number((base * Number(form.times)).toFixed(6)) / step) * step;
  const lowest = form.min === undefined ? raised : Math.max(raised, Number(wantedValue(form.min, ask)));
  return form.max === undefined ? lowest : Math.min(lowest, Number(wantedValue(form.max, ask)));
}

function unionOf(added: FieldValue | undefined, current: FieldValue | undefined): FieldValue | undefined {
  if (!Array.isArray(added) || current === undefined) return undefined;
  return [...new Set([...(Array.isArray(current) ? current : []), ...added])];
}

const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const spread = ['Monday', 'Wednesday', 'Friday', 'Sunday', 'Tuesday', 'Thursday', 'Saturday'];

function weekdaysOf(least: FieldValue | undefined, current: FieldValue | undefined): FieldValue | undefined {
  if (typeof least !== 'number' || !Array.isArray(current)) return undefined;
  const days = new Set<FieldValue>(current.length >= least ? current : [...current, ...spread.slice(0, 3)]);
  for (const day of spread) if (days.size < least) days.add(day);
  return week.filter((day) => days.has(day));
}

function nextOf(words: readonly FieldValue[], current: FieldValue | undefined): FieldValue | undefined {
  const place = words.indexOf(current as FieldValue);
  return place < 0 ? undefined : words[place + 1];
}

function listOf(items: readonly unknown[], ask: Ask): FieldValue | undefined {
  const values = items.map((item) => wantedValue(item, ask));
  return values.some((value) => value === undefined) ? undefined : (values as FieldValue[]);
}

function objectOf(form: Readonly<Record<string, unknown>>, ask: Ask): FieldValue | undefined {
  const entries = Object.entries(form).map(([key, value]) => [key, wantedValue(value, ask)] as const);
  return entries.some(([, value]) => value === undefined) ? undefined : (Object.fromEntries(entries) as FieldValue);
}

/** `${id}` and other facts in a text are filled in. */
function textOf(value: FieldValue, ask: Ask): FieldValue | undefined {
  if (typeof value !== 'string' || !value.includes('${')) return value;
  let isWhole = true;
  const text = value.replace(/\$\{([\w.]+)\}/g, (_, name: string) => {
    const fact = name.startsWith('input.') ? ask.input(name.slice('input.'.length)) : factOf(name, ask);
    if (fact === undefined || fact === null) isWhole = false;
    return String(fact);
  });
  return isWhole ? text : undefined;
}

/** The first value of the project's config that a form asks for and that is not given. */
export function inputIn(form: unknown, ask: Ask): string | undefined {
  if (typeof form === 'string')
    return [...form.matchAll(/\$\{input\.([\w.]+)\}/g)].map(([, name = '']) => name).find((name) => ask.input(name) === undefined);
  if (form === null || typeof form !== 'object') return undefined;
  const { input } = form as { input?: unknown };
  if (typeof input === 'string' && ask.input(input) === undefined) return input;
  for (const part of Object.values(form)) {
    const found = inputIn(part, ask);
    if (found !== undefined && part !== input) return found;
  }
  return undefined;
}
