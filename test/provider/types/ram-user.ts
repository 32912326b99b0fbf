import { GoneError } from '../bridge/run.ts';
import type { Reply } from '../cloud/client.ts';
import { changed, defineType, listAt, pick, region, type Work, wanted } from '../type-file.ts';

const nameOf = (x: Work) => x.kept['user']?.['UserName'];

export default defineType({
  token: 'alicloud:ram/user:User',
  product: 'ram',
  reads: [
    {
      action: 'ListUsers',
      query: { MaxItems: 100, RegionId: region },
      set: (reply, x) => {
        const user = listAt(reply, 'Users.User').find((one) => one['UserId'] === x.id || one['UserName'] === x.id);
        if (user === undefined) throw new GoneError(`${x.id} is not found`);
        x.kept['user'] = user;
        return {};
      },
    },
    { action: 'GetUser', query: { RegionId: region, UserName: nameOf }, at: 'User', isGone: true, set: attributes },
  ],
  create: [
    {
      action: 'CreateUser',
      body: {
        UserName: wanted('name'),
        DisplayName: changed('displayName'),
        MobilePhone: changed('mobile'),
        Email: changed('email'),
        Comments: changed('comments'),
      },
      at: 'User',
      keep: 'made',
    },
  ],
  newId: (x) => String(x.kept['made']?.['UserId'] ?? ''),
  updates: [
    {
      action: 'UpdateUser',
      on: ['name', 'displayName', 'mobile', 'email', 'comments'],
      body: {
        UserName: (x) => x.was('name'),
        NewUserName: wanted('name'),
        NewDisplayName: changed('displayName'),
        NewMobilePhone: changed('mobile'),
        NewEmail: changed('email'),
        NewComments: changed('comments'),
      },
    },
  ],
  remove: [{ action: 'DeleteUser', body: { UserName: (x) => x.was('name') } }],
});

function attributes(user: Reply): Record<string, unknown> {
  return pick(user, 'UserId:id UserName:name DisplayName MobilePhone:mobile Email Comments');
}
