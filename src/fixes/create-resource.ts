import type { FieldValue } from '../model/documents.ts';
import { defineFix } from '../model/fix.ts';
import { missingInput, missingValue } from './refusals.ts';
import { inputIn, wantedValue } from './value.ts';

/** Creates the Pulumi resource that the rule names, with the inputs that the rule gives. */
export default defineFix({
  propose(ask) {
    const { reads: _, ...given } = ask.rule.fix.with ?? {};
    const absent = inputIn(given, ask);
    if (absent !== undefined) return missingInput(absent);
    const args = Object.entries(given).map(([property, form]) => [property, wantedValue(form, ask)] as const);
    const lacking = args.find(([, value]) => value === undefined);
    if (lacking) return missingValue(lacking[0]);
    const token = ask.rule.fix.pulumi as string;
    return [{ token, kind: 'create', set: {}, args: Object.fromEntries(args) as Record<string, FieldValue> }];
  },
});
