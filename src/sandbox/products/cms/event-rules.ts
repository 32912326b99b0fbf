import { type Action, type Context, type Fields, list, pages, write } from '../../engine/index.ts';
import { contactGroup, type EventTargets, eventRule, noTargets, patternOf } from './kinds.ts';

const done: Fields = { Code: '200', Success: true };
const notFound: Fields = { Code: '404', Message: 'The specified resource is not found.', Success: false };

const page = pages({ size: 10, max: 100, pageOut: null, sizeOut: null, total: 'Total' });

/** Subscriptions of events, and the groups of people that hear of them. */
export const eventRules: Readonly<Record<string, Action>> = {
  DescribeEventRuleList: list({
    kind: eventRule,
    rows: 'EventRules.EventRule',
    everywhere: true,
    page,
    filter: {
      GroupId: 'GroupId',
      NamePrefix: (state, wanted) => state.Name.startsWith(String(wanted)),
      IsEnable: (state, wanted) => (state.State === 'ENABLED') === (wanted === true || wanted === 'true'),
    },
  }),
  DescribeEventRuleTargetList: {
    needs: ['RuleName'],
    run(x) {
      const rule = x.find(eventRule, x.text('RuleName'));
      if (!rule) return { Code: '404', Message: notFound['Message'] };
      const { ContactParameters, FcParameters, MnsParameters, OpenApiParameters, SlsParameters, WebhookParameters } = rule.state.targets;
      return {
        ContactParameters: { ContactParameter: ContactParameters },
        FcParameters: { FCParameter: FcParameters },
        MnsParameters: { MnsParameter: MnsParameters },
        OpenApiParameters: { OpenApiParameters },
        SlsParameters: { SlsParameter: SlsParameters },
        WebhookParameters: { WebhookParameter: WebhookParameters },
      };
    },
  },
  PutEventRule: write(put, { needs: ['RuleName', 'EventPattern'] }),
  PutEventRuleTargets: write(putTargets, { needs: ['RuleName'] }),
  DeleteEventRules: write(
    (x) => {
      const rules = x.texts('RuleNames').map((name) => x.find(eventRule, name));
      if (rules.includes(undefined)) return notFound;
      for (const rule of rules) if (rule) x.remove(rule);
      return done;
    },
    { needs: ['RuleNames'] },
  ),

  DescribeContactGroupList: list({
    kind: contactGroup,
    rows: 'ContactGroupList.ContactGroup',
    everywhere: true,
    page,
    reply: (_x, rows) => ({ 'ContactGroups.ContactGroup': rows.map(({ state }) => state.Name) }),
  }),
  PutContactGroup: write(putGroup, { needs: ['ContactGroupName'] }),
  DeleteContactGroup: write(
    (x) => {
      const group = x.find(contactGroup, x.text('ContactGroupName'));
      if (!group) return notFound;
      x.remove(group);
      return done;
    },
    { needs: ['ContactGroupName'] },
  ),
};

function put(x: Context): Fields {
  const sent = x.params['EventPattern'];
  const patterns = (Array.isArray(sent) ? sent : []) as readonly Fields[];
  if (patterns.length === 0 || patterns.some((pattern) => (pattern['Product'] ?? '') === ''))
    return { Code: '400', Message: 'The parameter EventPattern is illegal.', Success: false };
  const name = x.text('RuleName');
  const set = {
    Name: name,
    EventPattern: { EventPattern: patterns.map(patternSent) },
    ...(x.text('EventType') !== '' && { EventType: x.text('EventType') }),
    ...(x.text('State') !== '' && { State: x.text('State') }),
    ...(x.params['Description'] !== undefined && { Description: x.text('Description') }),
    // Group 0 stands for no group.
    ...(x.params['GroupId'] !== undefined && { GroupId: x.text('GroupId') === '0' ? '' : x.text('GroupId') }),
    ...(x.number('SilenceTime') !== undefined && { SilenceTime: x.number('SilenceTime') }),
  };
  const known = x.find(eventRule, name);
  if (known) x.change(known, set);
  else x.create(eventRule, { targets: noTargets, ...set }, { id: name });
  return { ...done, Data: '1' };
}

function patternSent(pattern: Fields) {
  const texts = (name: string) => (Array.isArray(pattern[name]) ? (pattern[name] as unknown[]).map(String) : []);
  const made = patternOf(String(pattern['Product']), texts('LevelList'), { names: texts('NameList'), types: texts('EventTypeList') });
  return { ...made, SQLFilter: String(pattern['SQLFilter'] ?? ''), CustomFilters: String(pattern['CustomFilters'] ?? '') };
}

const targetNames = Object.keys(noTargets) as readonly (keyof EventTargets)[];

/** A target with an id that the rule has already takes its place. */
function putTargets(x: Context): Fields {
  const rule = x.find(eventRule, x.text('RuleName'));
  if (!rule) return notFound;
  const groups = ((x.params['ContactParameters'] ?? []) as readonly Fields[]).map((one) => String(one['ContactGroupName']));
  if (groups.some((name) => !x.find(contactGroup, name))) return notFound;
  const merged = targetNames.map((name) => [name, joined(rule.state.targets[name], (x.params[name] ?? []) as readonly Fields[])]);
  x.change(rule, { targets: Object.fromEntries(merged) });
  return { ...done, FailedParameterCount: '0' };
}

function joined(have: readonly object[], sent: readonly Fields[]): readonly object[] {
  const idOf = (one: object) => (one as Fields)['Id'];
  return [...have.filter((one) => !sent.some((other) => other['Id'] === idOf(one))), ...sent];
}

function putGroup(x: Context): Fields {
  const name = x.text('ContactGroupName');
  const set = {
    Name: name,
    UpdateTime: x.now,
    Contacts: { Contact: x.texts('ContactNames') },
    ...(x.params['Describe'] !== undefined && { Describe: x.text('Describe') }),
    ...(x.params['EnableSubscribed'] !== undefined && { EnableSubscribed: String(x.params['EnableSubscribed']) === 'true' }),
  };
  const known = x.find(contactGroup, name);
  if (known) x.change(known, set);
  else x.create(contactGroup, set, { id: name });
  return done;
}
