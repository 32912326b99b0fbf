import type { Change, FieldValue, LocalizedText, Step } from '../model/documents.ts';
import { jsonText } from '../model/format.ts';
import { isEmpty, isSame } from './same.ts';
import { headOf } from './settle-values.ts';

/** A change as the gate knows it. */
export interface Guarded {
  readonly change: Pick<Change, 'id' | 'name' | 'kind' | 'set' | 'args'>;
  /** The plugin sends more than what changed with every update. */
  readonly writesWhole: boolean;
  /** What adoption read, before anything was trimmed. */
  readonly adopted: Readonly<Record<string, FieldValue>>;
}

/** Why a preview is not accepted. */
export interface GateRefusal {
  /** Logical name; undefined where the step belongs to no change. */
  readonly name: string | undefined;
  readonly code:
    | 'replace'
    | 'no-effect'
    | 'other-op'
    | 'other-path'
    | 'other-value'
    | 'default-travels'
    | 'unknown-value'
    | 'missing'
    | 'foreign'
    | 'error';
  readonly reason: LocalizedText;
  /** Inputs that were trimmed although a default takes their place: kept, the preview may be right. */
  readonly keep?: readonly string[];
}

const quiet = new Set(['same', 'read', 'refresh']);
const wantedOp = { patch: 'update', create: 'create', delete: 'delete' } as const;
// What the engine writes for a value that is known only after the run.
const unknownValue = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** Compares what Pulumi says it will do with what the changes ask for; nothing else may happen. */
export function checkPreview(
  guarded: readonly Guarded[],
  steps: readonly Step[],
  errors: readonly string[] = [],
  errorNames: readonly string[] = [],
): readonly GateRefusal[] {
  const byName = new Map(guarded.map((one) => [one.change.name, one]));
  const owner = (index: number) => (byName.has(errorNames[index] ?? '') ? errorNames[index] : undefined);
  const failed = errors.map((text, index) => refusal(owner(index), 'error', [`Pulumi reports: ${text}`, `Pulumi 报错：${text}`]));
  const seen = new Set(steps.map(({ name }) => name));
  // A preview that broke off says nothing of what it did not reach.
  const missing = (failed.length > 0 ? [] : guarded)
    .filter(({ change }) => !seen.has(change.name))
    .map(({ change }) => refusal(change.name, 'missing', words.missing));
  return [...failed, ...missing, ...steps.flatMap((step) => checkStep(step, byName.get(step.name)))];
}

function checkStep(step: Step, guarded: Guarded | undefined): readonly GateRefusal[] {
  if (guarded === undefined) return isBookkeeping(step) ? [] : [refusal(undefined, 'foreign', words.foreign(step))];
  const { change } = guarded;
  if (step.op.includes('replace') || step.diff.some(({ kind }) => kind.includes('replace')))
    return [refusal(change.name, 'replace', words.replace(step))];
  if (quiet.has(step.op)) return [noEffect(step, guarded)];
  if (step.op !== wantedOp[change.kind]) return [refusal(change.name, 'other-op', words.otherOp(change.kind, step.op))];
  if (change.kind === 'delete') return [];
  return [...checkPaths(step, guarded), ...checkDefaults(step, guarded), ...checkUnknown(step, guarded)];
}

/** The stack itself and its providers may be created and kept; nothing else that is no change may move. */
function isBookkeeping({ op, urn }: Step): boolean {
  if (/::pulumi:(pulumi:Stack|providers:alicloud)::/.test(urn)) return op === 'same' || op === 'create' || op === 'update';
  return quiet.has(op);
}

/** A preview of nothing is a failure: a fix that is not sent must not pass for one that is done. */
function noEffect(step: Step, guarded: Guarded): GateRefusal {
  const keep = travelling(step, guarded)
    .filter(([, , isSuspect]) => isSuspect)
    .map(([name]) => name);
  return { ...refusal(guarded.change.name, 'no-effect', words.noEffect), keep };
}

function checkPaths(step: Step, { change }: Guarded): readonly GateRefusal[] {
  const allowed = new Set(change.kind === 'create' ? Object.keys(change.args ?? {}) : change.set.map(({ property }) => headOf(property)));
  const foreign = step.diff.filter(({ path }) => !allowed.has(topOf(path)));
  if (foreign.length > 0) return [refusal(change.name, 'other-path', words.otherPath(foreign))];
  // An update of nothing would be a try again of one that failed; at planning there is none to repeat.
  if (change.kind === 'patch' && step.diff.length === 0) return [refusal(change.name, 'no-effect', words.noEffect)];
  const wrong = step.diff.filter(({ path, to }) => path === topOf(path) && to !== undefined && !isSame(to, change.args?.[path]));
  return wrong.length === 0 ? [] : [refusal(change.name, 'other-value', words.otherValue(wrong, change.args ?? {}))];
}

/** A default that takes the place of a live value, since trimming took that away, would be written over it. */
function checkDefaults(step: Step, guarded: Guarded): readonly GateRefusal[] {
  if (guarded.change.kind !== 'patch') return [];
  const lost = travelling(step, guarded).filter(([, , isSuspect]) => isSuspect);
  if (lost.length === 0) return [];
  return [{ ...refusal(guarded.change.name, 'default-travels', words.defaults(lost)), keep: lost.map(([name]) => name) }];
}

type Travelling = readonly [name: string, value: FieldValue, isSuspect: boolean, live: FieldValue | undefined];

/** Inputs that the plan adds beside the set, and whether each could change something. */
function travelling({ inputAdds }: Step, { change, adopted, writesWhole }: Guarded): readonly Travelling[] {
  const own = new Set(change.set.map(({ property }) => headOf(property)));
  return Object.entries(inputAdds ?? {})
    .filter(([name]) => !own.has(name) && !name.startsWith('__'))
    .map(([name, value]) => {
      const live = adopted[name];
      // A live zero was never an input: only a writer of the whole set could send the default in its place.
      const isSuspect = isEmpty(live) ? writesWhole && !isSame(live, value) : !isSame(live, value);
      return [name, value, isSuspect, live] as const;
    });
}

function checkUnknown({ diff }: Step, { change }: Guarded): readonly GateRefusal[] {
  const open = diff.filter(({ to }) => JSON.stringify(to ?? null).includes(unknownValue));
  return open.length === 0 ? [] : [refusal(change.name, 'unknown-value', words.unknown(open))];
}

/** `preferredBackupPeriods[0]` belongs to preferredBackupPeriods. */
function topOf(path: string): string {
  return path.split(/[.[]/)[0] as string;
}

function refusal(name: string | undefined, code: GateRefusal['code'], [en, zh]: readonly [string, string]): GateRefusal {
  return { name, code, reason: { en, 'zh-CN': zh } };
}
type Diff = Step['diff'];

const words = {
  missing: ['Pulumi previews nothing for it.', 'Pulumi 预览中没有该变更。'] as const,
  noEffect: [
    'Pulumi would send nothing: the plugin does not see the change. It is not applied, and not taken as done.',
    'Pulumi 预览显示不会发出任何请求：插件未识别该变更。不会执行，也不视为已完成。',
  ] as const,
  foreign: ({ op, urn }: Step) =>
    [`Pulumi would ${op} ${urn}, which nobody asked for.`, `Pulumi 将对未申请变更的 ${urn} 执行 ${op}。`] as const,
  replace: ({ diff }: Step) => {
    const paths = diff.map(({ path }) => path).join(', ');
    return [
      `Pulumi would replace the resource because of ${paths || 'its settings'}.`,
      `Pulumi 将替换该资源（原因：${paths || '配置'}）。`,
    ] as const;
  },
  otherOp: (kind: Change['kind'], op: string) =>
    [`A ${kind} is asked for, and Pulumi would ${op}.`, `申请的变更为 ${kind}，而 Pulumi 将执行 ${op}。`] as const,
  otherPath: (diff: Diff) => {
    const list = diff.map(({ path, from, to }) => `${path} (${jsonText(from)} → ${jsonText(to)})`).join(', ');
    return [`Pulumi would also change ${list}, which nobody asked for.`, `Pulumi 还会改动未申请的属性：${list}。`] as const;
  },
  otherValue: (diff: Diff, args: Readonly<Record<string, FieldValue>>) => {
    const list = diff.map(({ path, to }) => `${path}: ${jsonText(to)}, not ${jsonText(args[path])}`).join('; ');
    return [`Pulumi would write another value: ${list}.`, `Pulumi 将写入不同的值：${list}。`] as const;
  },
  defaults: (lost: readonly Travelling[]) => {
    const list = lost.map(([name, value, , live]) => `${name} = ${jsonText(value)} (${jsonText(live)})`).join(', ');
    return [`Defaults of the plugin would travel along over live values: ${list}.`, `插件默认值会覆盖现有值：${list}。`] as const;
  },
  unknown: (diff: Diff) => {
    const list = diff.map(({ path }) => path).join(', ');
    return [`The value of ${list} would be known only while applying.`, `${list} 的值要到执行时才能确定。`] as const;
  },
};
