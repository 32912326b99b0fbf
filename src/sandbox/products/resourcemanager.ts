import { type Context, defineProduct, list, listOf, pages, type Refusal, same, tagging, tagPairs } from '../engine/index.ts';
import { resourceGroup } from './resourcemanager/kinds.ts';

const notInUse: Refusal = [
  404,
  'ResourceDirectoryNotInUse',
  'The specified account is not an Alibaba Cloud account or a member account of the resource directory.',
];
const page = pages({ size: 10, max: 100 });
const madeOn = '2021-03-18T02:30:11Z';

const directoryId = (x: Context) => `rd-${x.estate.accounts[0].id.slice(-6)}`;
const rootId = (x: Context) => `r-${x.estate.accounts[0].id.slice(-6)}`;

/** The directory whose master is the first account and whose members are the others. */
function directoryOf(x: Context) {
  const [master] = x.estate.accounts;
  return {
    ResourceDirectoryId: directoryId(x),
    MasterAccountId: master.id,
    MasterAccountName: master.alias,
    RootFolderId: rootId(x),
    CreateTime: madeOn,
    ControlPolicyStatus: 'Disabled',
    MemberDeletionStatus: 'Disabled',
    IdentityInformation: master.name,
  };
}

/** Members as the master sees them; anybody else has no directory to look at. */
function membersOf(x: Context) {
  const [master] = x.estate.accounts;
  if (x.account !== master.id) x.refuse(notInUse);
  return x.estate.accounts.map(({ id, name }) => ({
    AccountId: id,
    DisplayName: name,
    Type: id === master.id ? 'CloudAccount' : 'ResourceAccount',
    Status: id === master.id ? 'CreateVerifiedSuccess' : 'CreateSuccess',
    JoinMethod: id === master.id ? 'invited' : 'created',
    JoinTime: madeOn,
    ModifyTime: madeOn,
    FolderId: rootId(x),
    ResourceDirectoryId: directoryId(x),
    ResourceDirectoryPath: `${directoryId(x)}/${rootId(x)}/${id}`,
    Tags: { Tag: [] },
  }));
}

/** Resource Management: the directory of accounts and the groups of resources. */
export default defineProduct({
  product: 'resourcemanager',
  style: 'RPC',
  versions: ['2020-03-31'],
  hosts: ['resourcemanager.aliyuncs.com', 'resourcemanager.{region}.aliyuncs.com'],
  kinds: [resourceGroup],
  actions: {
    GetResourceDirectory: { run: (x) => ({ ResourceDirectory: directoryOf(x) }) },
    ListAccounts: listOf({ rows: 'Accounts.Account', page, from: membersOf }),
    ListResourceGroups: list({
      kind: resourceGroup,
      rows: 'ResourceGroups.ResourceGroup',
      ids: 'ResourceGroupIds',
      page,
      filter: { ...same('Name', 'DisplayName', 'Status'), ResourceGroupId: 'Id' },
      view: (_, row) => ({ Tags: { Tag: tagPairs(row.tags, 'TagKey', 'TagValue') } }),
    }),
    ...tagging({ types: { resourcegroup: 'resourcemanager.group' }, rows: 'TagResources', max: 100 }),
  },
});
