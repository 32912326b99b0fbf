import { defineFix } from '../model/fix.ts';
import { changedOnly } from './help/changed-only.ts';
import setFields from './set-fields.ts';

/** As set-fields, for the password policy, of which an update sends all but three values. What is so already is left out. */
export default defineFix({
  propose(ask) {
    const answer = setFields.propose(ask);
    return 'code' in answer ? answer : answer.map((draft) => ({ ...draft, set: changedOnly(draft, ask), notes: [notSent] }));
  },
});

const notSent = {
  en: 'Pulumi writes the whole policy but for the number of different characters, the user name in the password and the wait before the first change: look at these three afterwards.',
  'zh-CN': 'Pulumi 会写入整份密码策略，但不包含“不同字符个数”“密码不得含用户名”“初始密码有效期”三项：执行后请核对这三项。',
};
