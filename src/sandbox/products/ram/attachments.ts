import {
  type Action,
  type Attachment,
  type Fields,
  type Kind,
  type Refusal,
  ramGroup,
  ramRole,
  ramUser,
  second,
  update,
} from '../../engine/index.ts';
import { notFound } from './checks.ts';
import { existing, factsOf } from './policies.ts';

type Holder = Fields & { readonly policies: readonly Attachment[]; readonly CreateDate: string };

const attached: Refusal = [409, 'EntityAlreadyExists.User.Policy', 'The user has already been attached this policy.'];
const notAttached = notFound('User.Policy', 'The indicate policy of the user does not exist.');
const byUser = { kind: ramUser, id: 'UserName', needs: ['PolicyName', 'PolicyType'] } as const;

/** The policies of a user, group or role. */
function policiesFor<S extends Holder>(kind: Kind<S>, param: string): Action {
  return {
    run(x) {
      const { policies, CreateDate } = x.get(kind, x.text(param)).state;
      const rows = policies.flatMap((one) => {
        const facts = factsOf(x, one);
        if (!facts) return [];
        const { PolicyName, PolicyType, Description, DefaultVersion } = facts;
        return [{ PolicyName, PolicyType, Description, DefaultVersion, AttachDate: one.since ?? CreateDate }];
      });
      return { Policies: { Policy: rows } };
    },
    needs: [param],
    resource: (x) => x.arn(kind, x.text(param)),
  };
}

const isSame = (a: Attachment, b: Attachment) => a.name === b.name && a.type === b.type;
const holds = (state: Pick<Holder, 'policies'>, wanted: Attachment) => state.policies.some((one) => isSame(one, wanted));

export const attachments: Readonly<Record<string, Action>> = {
  ListPoliciesForUser: policiesFor(ramUser, 'UserName'),
  ListPoliciesForGroup: policiesFor(ramGroup, 'GroupName'),
  ListPoliciesForRole: policiesFor(ramRole, 'RoleName'),

  AttachPolicyToUser: update({
    ...byUser,
    guard: (state, _, x) => (holds(state, existing(x)) ? attached : undefined),
    also: (state, _, x) => ({ policies: [...state.policies, { ...existing(x), since: second(x.now) }] }),
  }),
  DetachPolicyFromUser: update({
    ...byUser,
    guard: (state, _, x) => (holds(state, existing(x)) ? undefined : notAttached),
    also: (state, _, x) => ({ policies: state.policies.filter((one) => !isSame(one, existing(x))) }),
  }),
};
