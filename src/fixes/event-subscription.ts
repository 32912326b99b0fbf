import { type Draft, defineFix } from '../model/fix.ts';
import { missingInput, missingValue, notPossible } from './refusals.ts';

/** Subscribes the contact group of the project's config to the critical events of every product that nobody hears of. */
export default defineFix({
  propose({ rule, resource, input, others }) {
    const unheard = resource.fields['events.unheardProducts'];
    if (!Array.isArray(unheard)) return missingValue('eventPattern');
    const contactGroupName = input('contactGroup');
    if (contactGroupName === undefined) return missingInput('contactGroup');
    const known = others('ACS::CMS::EventRule');
    if (!known) return notListed;
    const asked = rule.params.products;
    const products = unheard.map(String).filter((product) => !Array.isArray(asked) || asked.includes(product));
    const taken = new Set(known.map(({ name }) => name));
    return products.map((product) =>
      draftOf(rule.fix.pulumi as string, product, freeName(`critical-events-${product}`, taken), contactGroupName),
    );
  },
});

function draftOf(token: string, product: string, ruleName: string, contactGroupName: string): Draft {
  return {
    token,
    kind: 'create',
    part: product,
    vars: { name: ruleName },
    set: {},
    args: {
      ruleName,
      eventPattern: { product, levelLists: ['CRITICAL'] },
      // Without an id of its own an empty one is sent. Level 2 is the one of phone, SMS and mail.
      contactParameters: [{ contactParametersId: '1', contactGroupName, level: '2' }],
      status: 'ENABLED',
    },
  };
}

/** A rule of the same name would be written over. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  return free;
}

const notListed = notPossible(
  'The event subscriptions of the account could not all be listed, so one might be written over.',
  '未能列出账号下全部事件订阅，可能会覆盖已有规则。',
);
