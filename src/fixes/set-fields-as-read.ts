import type { FieldValue } from '../model/documents.ts';
import { defineFix } from '../model/fix.ts';
import setFields from './set-fields.ts';

/** As set-fields, for properties that adoption may not see: the values before are put into the state from our own reading. */
export default defineFix({
  propose(ask) {
    const answer = setFields.propose(ask);
    if ('code' in answer) return answer;
    return answer.map((draft) => {
      const from = valuesAsRead(Object.keys(draft.set), ask, draft.token);
      return { ...draft, from, editState: { inputs: from, outputs: from } };
    });
  },
});

function valuesAsRead(
  properties: readonly string[],
  { resource, target }: Parameters<typeof setFields.propose>[0],
  token: string,
): Record<string, FieldValue> {
  const { properties: known } = target(token);
  return Object.fromEntries(
    properties.flatMap((property) => {
      const { field, fromField } = known[property] ?? {};
      const value = field === undefined ? undefined : resource.fields[field];
      return value === undefined ? [] : [[property, fromField ? fromField(value) : value]];
    }),
  );
}
