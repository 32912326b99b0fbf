import type { FieldValue } from '../model/documents.ts';
import { type Ask, defineFix } from '../model/fix.ts';
import { missingInput, missingValue } from './refusals.ts';
import { valueOf } from './value.ts';

/** Sets inputs of the Pulumi type that the rule names, each to the value that the rule asks for. Serves most rules. */
export default defineFix({
  propose(ask) {
    const wanted = Object.entries(ask.rule.fix.with ?? {}).map(([property, form]) => [property, valueOf(form, ask)] as const);
    const lacking = wanted.find(([, value]) => value === undefined);
    if (lacking) return inputOf(ask, lacking[0]) ?? missingValue(lacking[0]);
    return [{ token: ask.rule.fix.pulumi as string, kind: 'patch', set: Object.fromEntries(wanted) as Record<string, FieldValue> }];
  },
});

function inputOf(ask: Ask, property: string) {
  const form = ask.rule.fix.with?.[property] as { input?: unknown } | undefined;
  return typeof form?.input === 'string' ? missingInput(form.input) : undefined;
}
