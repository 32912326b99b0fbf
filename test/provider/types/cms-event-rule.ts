import { GoneError } from '../bridge/run.ts';
import type { Reply } from '../cloud/client.ts';
import { defineType, id, listAt, pick, type Work } from '../type-file.ts';

interface Pattern {
  readonly product?: string;
  readonly levelLists?: readonly string[];
  readonly eventTypeLists?: readonly string[];
  readonly nameLists?: readonly string[];
  readonly sqlFilter?: string;
}
interface Contact {
  readonly contactParametersId?: string;
  readonly contactGroupName?: string;
  readonly level?: string;
}

const name = (x: Work) => x.get('ruleName');

export default defineType({
  token: 'alicloud:cms/eventRule:EventRule',
  product: 'cms',
  reads: [
    { action: 'DescribeEventRuleList', body: { NamePrefix: id }, set: attributes },
    { action: 'DescribeEventRuleTargetList', body: { RuleName: id }, set: targets },
  ],
  create: [
    {
      action: 'PutEventRule',
      body: {
        RuleName: name,
        GroupId: (x) => x.get('groupId'),
        EventPattern: (x) => [wirePattern(x.get('eventPattern') as Pattern)],
        State: (x) => x.get('status'),
        Description: (x) => x.get('description'),
        SilenceTime: (x) => x.get('silenceTime'),
      },
    },
    {
      action: 'PutEventRuleTargets',
      when: (x) => contactsOf(x).length > 0,
      body: { RuleName: name, ContactParameters: (x) => contactsOf(x).map(wireContact) },
    },
  ],
  newId: (x) => String(x.get('ruleName')),
  remove: [{ action: 'DeleteEventRules', body: { RuleNames: (x) => [x.id] } }],
});

function contactsOf(x: Work): readonly Contact[] {
  return (x.get('contactParameters') ?? []) as readonly Contact[];
}

/** Without an id of its own an empty one is sent. */
function wireContact({ contactParametersId = '', contactGroupName, level }: Contact): object {
  return { Id: contactParametersId, ContactGroupName: contactGroupName, Level: level };
}

function wirePattern({ product, levelLists, eventTypeLists, nameLists, sqlFilter }: Pattern): object {
  return { Product: product, LevelList: levelLists, EventTypeList: eventTypeLists, NameList: nameLists, SQLFilter: sqlFilter };
}

/** The list holds every rule whose name begins so. */
function attributes(reply: Reply, x: Work): Record<string, unknown> {
  const found = listAt(reply, 'EventRules.EventRule').find((one) => one['Name'] === x.id);
  if (!found) throw new GoneError(`${x.id} is not found`);
  const [pattern] = listAt(found, 'EventPattern.EventPattern');
  const list = (member: string) => listAt<string>(pattern, `${member}.${member}`);
  return {
    ruleName: found['Name'],
    status: found['State'],
    ...pick(found, 'Description GroupId'),
    silenceTime: Number(found['SilenceTime'] ?? 0),
    eventPattern: {
      product: pattern?.['Product'],
      levelLists: list('LevelList'),
      eventTypeLists: list('EventTypeList'),
      nameLists: list('NameList'),
      sqlFilter: pattern?.['SQLFilter'],
    },
  };
}

function targets(found: Reply): Record<string, unknown> {
  const contacts = listAt(found, 'ContactParameters.ContactParameter');
  return { contactParameters: contacts.map((one) => pick(one, 'Id:contactParametersId ContactGroupName Level')) };
}
