import type { FieldValue } from '../../model/documents.ts';
import type { Ask, Draft } from '../../model/fix.ts';

/** Arguments of a function of a CDN domain, by name. */
type Args = Readonly<Record<string, string>>;

/** Sets arguments of a function of a CDN domain: of the setting that is there, or of a new one. Other arguments stay. */
export function configDraft({ rule, resource: { id } }: Ask, name: string, config: FieldValue | undefined, wanted: Args): Draft {
  const token = rule.fix.pulumi as string;
  if (typeof config !== 'string')
    return { token, kind: 'create', part: name, set: {}, args: { domainName: id, functionName: name, functionArgs: withArgs([], wanted) } };
  return {
    token,
    kind: 'patch',
    part: name,
    vars: { function: name, config },
    set: { functionArgs: ({ functionArgs }) => (Array.isArray(functionArgs) ? withArgs(functionArgs, wanted) : undefined) },
  };
}

function withArgs(live: readonly FieldValue[], wanted: Args): FieldValue {
  const nameOf = (arg: FieldValue) => String((arg as { argName?: FieldValue }).argName);
  const changed = live.map((arg) => (nameOf(arg) in wanted ? { argName: nameOf(arg), argValue: wanted[nameOf(arg)] as string } : arg));
  const added = Object.entries(wanted).filter(([name]) => !live.some((arg) => nameOf(arg) === name));
  return [...changed, ...added.map(([argName, argValue]) => ({ argName, argValue }))];
}
