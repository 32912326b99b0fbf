import { type Action, get, list, listOf, markers, ramGroup, ramRole, ramUser, tagPairs, update } from '../../engine/index.ts';
import { notFound } from './checks.ts';

const notIn = notFound('User.Group', 'The user has not joined the group.');

export const groupsAndRoles: Readonly<Record<string, Action>> = {
  ListGroups: list({ kind: ramGroup, rows: 'Groups.Group', page: markers({ size: 100, max: 100 }) }),
  GetGroup: get({ kind: ramGroup, id: 'GroupName', at: 'Group' }),
  ListGroupsForUser: {
    run(x) {
      const user = x.get(ramUser, x.text('UserName'));
      const groups = user.state.groups.flatMap((name) => x.find(ramGroup, name) ?? []);
      return {
        Groups: {
          Group: groups.map(({ id, state }) => ({
            GroupName: id,
            GroupId: state.GroupId,
            Comments: state.Comments,
            JoinDate: user.state.CreateDate,
          })),
        },
      };
    },
    needs: ['UserName'],
    resource: (x) => x.arn(ramUser, x.text('UserName')),
  },
  ListUsersForGroup: listOf({
    rows: 'Users.User',
    needs: ['GroupName'],
    page: markers({ size: 1000, max: 1000 }),
    from: (x) =>
      x
        .where(ramUser, 'groups', x.get(ramGroup, x.text('GroupName')).id)
        .map(({ id, state }) => ({ UserName: id, DisplayName: state.DisplayName, JoinDate: state.CreateDate })),
  }),
  RemoveUserFromGroup: update({
    kind: ramUser,
    id: 'UserName',
    needs: ['GroupName'],
    guard: (state, _, x) => (state.groups.includes(x.get(ramGroup, x.text('GroupName')).id) ? undefined : notIn),
    also: (state, _, x) => ({ groups: state.groups.filter((name) => name !== x.text('GroupName')) }),
  }),

  ListRoles: list({
    kind: ramRole,
    rows: 'Roles.Role',
    page: markers({ size: 100, max: 1000 }),
    view: (_, row) => ({ Tags: { Tag: tagPairs(row.tags, 'TagKey', 'TagValue') } }),
  }),
  GetRole: get({ kind: ramRole, id: 'RoleName', at: 'Role' }),
};
