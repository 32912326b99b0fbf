import type { FieldValue } from '../model/documents.ts';
import { defineFix } from '../model/fix.ts';
import { missingInput, missingValue } from './refusals.ts';
import { inputIn, wantedValue } from './value.ts';

/** Sets inputs of the Pulumi type that the rule names, each to the value that the rule asks for. Serves most rules. */
export default defineFix({
  propose(ask) {
    const wanted = Object.entries(ask.rule.fix.with ?? {}).map(([property, form]) => [property, wantedValue(form, ask)] as const);
    const lacking = wanted.find(([, value]) => value === undefined)?.[0];
    if (lacking !== undefined) {
      const input = inputIn(ask.rule.fix.with?.[lacking], ask);
      return input === undefined ? missingValue(lacking) : missingInput(input);
    }
    return [{ token: ask.rule.fix.pulumi as string, kind: 'patch', set: Object.fromEntries(wanted) as Record<string, FieldValue> }];
  },
});
