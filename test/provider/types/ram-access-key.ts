import { GoneError } from '../bridge/run.ts';
import { defineType, id, listAt, pick, type Work, wanted } from '../type-file.ts';

const owner = (x: Work) => x.was('userName') ?? '';

export default defineType({
  token: 'alicloud:ram/accessKey:AccessKey',
  product: 'ram',
  // The user stands in the state alone, so an import by id looks into the keys of the caller.
  reads: [
    {
      action: 'ListAccessKeys',
      body: { UserName: owner },
      set: (reply, x) => {
        const key = listAt(reply, 'AccessKeys.AccessKey').find((one) => one['AccessKeyId'] === x.id);
        if (key === undefined) throw new GoneError(`${x.id} is not found`);
        return pick(key, 'Status CreateDate:createTime');
      },
    },
  ],
  updates: [{ action: 'UpdateAccessKey', on: 'status', body: { UserAccessKeyId: id, Status: wanted('status'), UserName: owner } }],
  remove: [{ action: 'DeleteAccessKey', body: { UserAccessKeyId: id, UserName: owner } }],
});
