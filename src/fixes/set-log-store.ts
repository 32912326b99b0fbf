import { defineFix } from '../model/fix.ts';
import { changedOnly } from './help/changed-only.ts';
import setFields from './set-fields.ts';

/** As set-fields, for a logstore: Pulumi names it by its project and its name with a colon between. What is so already is left out. */
export default defineFix({
  propose(ask) {
    const answer = setFields.propose(ask);
    if ('code' in answer) return answer;
    const vars = { store: ask.resource.id.replace('/', ':') };
    return answer.map((draft) => ({ ...draft, vars, set: changedOnly(draft, ask) }));
  },
});
