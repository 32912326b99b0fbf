import { defineFix } from '../model/fix.ts';
import setFields from './set-fields.ts';

/** As set-fields, for a logstore: Pulumi names it by its project and its name with a colon between. */
export default defineFix({
  propose(ask) {
    const answer = setFields.propose(ask);
    return 'code' in answer ? answer : answer.map((draft) => ({ ...draft, vars: { store: ask.resource.id.replace('/', ':') } }));
  },
});
