import { describe, expect, it } from 'vitest';
import { Control } from '../../../src/sandbox/engine/control.ts';
import { decide, type PolicyDocument } from '../../../src/sandbox/engine/ram-policy.ts';
import { ask, callerOf, codeOf, dayMs, noon, openOrchard } from './orchard.ts';

const apple = 'acs:ecs:cn-hangzhou:1:instance/i-apple';
const policy = (...Statement: PolicyDocument['Statement']): PolicyDocument => ({ Version: '1', Statement });
const allow = (more: object) => ({ Effect: 'Allow' as const, Action: '*', Resource: '*', ...more });
const deny = (more: object) => ({ Effect: 'Deny' as const, Action: '*', Resource: '*', ...more });

it.each([
  ['nothing said', policy(), 'implicit-deny'],
  ['everything', policy(allow({})), 'allow'],
  ['the action', policy(allow({ Action: 'ecs:DescribeInstances' })), 'allow'],
  ['the action in other letters', policy(allow({ Action: 'ECS:describeinstances' })), 'allow'],
  ['a list with a star', policy(allow({ Action: ['rds:*', 'ecs:Describe*'] })), 'allow'],
  ['another action', policy(allow({ Action: 'ecs:DescribeDisks' })), 'implicit-deny'],
  ['all but the action', policy(allow({ Action: undefined, NotAction: 'ecs:Describe*' })), 'implicit-deny'],
  ['all but another action', policy(allow({ Action: undefined, NotAction: 'rds:*' })), 'allow'],
  ['the resource', policy(allow({ Resource: 'acs:ecs:*:*:instance/i-apple' })), 'allow'],
  ['another resource', policy(allow({ Resource: 'acs:ecs:*:*:instance/i-pear' })), 'implicit-deny'],
  ['all but the resource', policy(allow({ Resource: undefined, NotResource: '*i-apple' })), 'implicit-deny'],
  ['a Deny beside an Allow', policy(allow({}), deny({ Action: 'ecs:Describe*' })), 'explicit-deny'],
  ['a Deny of something else', policy(allow({}), deny({ Action: 'ecs:Delete*' })), 'allow'],
  ['the right address', policy(allow({ Condition: { IpAddress: { 'acs:SourceIp': ['10.0.0.0/8', '127.0.0.0/24'] } } })), 'allow'],
  ['a wrong address', policy(allow({ Condition: { IpAddress: { 'acs:SourceIp': '10.0.0.0/8' } } })), 'implicit-deny'],
  ['not a wrong address', policy(allow({ Condition: { NotIpAddress: { 'acs:SourceIp': '10.0.0.0/8' } } })), 'allow'],
  ['MFA that is not there', policy(allow({ Condition: { Bool: { 'acs:MFAPresent': 'true' } } })), 'implicit-deny'],
  ['before the end', policy(allow({ Condition: { DateLessThan: { 'acs:CurrentTime': '2026-11-25T04:00:01Z' } } })), 'allow'],
  ['at the end', policy(allow({ Condition: { DateLessThan: { 'acs:CurrentTime': '2026-11-25T04:00:00Z' } } })), 'implicit-deny'],
  ['a condition on nothing known', policy(allow({ Condition: { StringEquals: { 'acs:Plum': 'ripe' } } })), 'implicit-deny'],
])('%s: %#', (_, document, expected) => {
  const facts = { 'acs:SourceIp': '127.0.0.1', 'acs:CurrentTime': noon, 'acs:MFAPresent': false };
  expect(decide([document], { action: 'ecs:DescribeInstances', resource: apple, facts })).toBe(expected);
});

/** An orchard with a gardener, who has these policies, and a key of hers. */
function gardenerOf(policies: readonly object[], groups: readonly string[] = []) {
  const engine = openOrchard([
    {
      kind: 'ram.policy',
      name: 'pruning',
      set: { PolicyDocument: JSON.stringify(policy(allow({ Action: 'orchard:PruneTree', Resource: '*' }))) },
    },
    { kind: 'ram.group', name: 'readers', set: { policies: [{ name: 'ReadOnlyAccess', type: 'System' }] } },
    { kind: 'ram.user', name: 'gardener', set: { policies, groups } },
    { kind: 'ram.access-key', id: 'LTAI5tGardener', set: { UserName: '@ram.user/gardener', AccessKeySecret: 'plum' } },
    { kind: 'ram.role', name: 'picker', set: { policies: [{ name: 'ReadOnlyAccess', type: 'System' }] } },
    {
      kind: 'ram.role',
      name: 'stranger',
      set: {
        AssumeRolePolicyDocument:
          '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::2:root"]}}]}',
      },
    },
  ]);
  return { engine, caller: callerOf(engine, 'LTAI5tGardener') };
}

const attached = (name: string, type = 'System') => ({ name, type });

describe('a RAM user', () => {
  it.each([
    ['without a policy', [], [], 'ListByPage', 'Forbidden.RAM'],
    ['with all rights', [attached('AdministratorAccess')], [], 'ListByPage', 'answered'],
    ['who may read', [attached('ReadOnlyAccess')], [], 'ListByPage', 'answered'],
    ['who may read, and writes', [attached('ReadOnlyAccess')], [], 'PlantTree', 'Forbidden.RAM'],
    ['in a group that may read', [], ['readers'], 'ListByPage', 'answered'],
    ['with a custom policy for something else', [attached('pruning', 'Custom')], [], 'ListByPage', 'Forbidden.RAM'],
    ['with rights over another product', [attached('AliyunECSFullAccess')], [], 'ListByPage', 'Forbidden.RAM'],
    ['asking who he is', [], [], 'GetCallerIdentity', 'answered'],
  ])('%s', async (_, policies, groups, action, code) => {
    const { engine, caller } = gardenerOf(policies, groups);
    const product = action === 'GetCallerIdentity' ? 'sts' : 'orchard';
    expect(await codeOf(ask(engine, action, { Name: 'plum' }, { caller, product }))).toBe(code);
  });

  it('learns which permission is missing', async () => {
    const { engine, caller } = gardenerOf([]);
    const error = await ask(engine, 'ListByPage', {}, { caller }).catch((thrown) => thrown);
    expect(error.status).toBe(403);
    expect(error.extra.AccessDeniedDetail).toMatchObject({
      AuthAction: 'orchard:ListByPage',
      AuthPrincipalType: 'SubUser',
      AuthPrincipalDisplayName: caller.principalId,
      NoPermissionType: 'ImplicitDeny',
    });
  });

  const forester = (statement: object) => {
    const engine = openOrchard();
    const { accessKeyId } = new Control(engine).addUser('forester', [policy(allow(statement))]);
    return { engine, caller: callerOf(engine, accessKeyId) };
  };

  it.each([
    ['all of the product', 'acs:orchard:*:*:*', 'answered'],
    ['all trees', 'acs:orchard:*:*:tree/*', 'answered'],
    ['all trees of the region', 'acs:orchard:cn-hangzhou:*:tree/*', 'answered'],
    ['all trees of another region', 'acs:orchard:cn-shanghai:*:tree/*', 'Forbidden.RAM'],
    ['one tree', 'acs:orchard:*:*:tree/t-1', 'Forbidden.RAM'],
  ])('whose policy names %s lists and plants accordingly', async (_, Resource, code) => {
    const { engine, caller } = forester({ Resource });
    expect(await codeOf(ask(engine, 'ListByPage', {}, { caller }))).toBe(code);
    expect(await codeOf(ask(engine, 'PlantTree', { Name: 'plum' }, { caller }))).toBe(code);
  });

  it('needs the right to each resource that a call names', async () => {
    const [first, second] = (await ask(openOrchard(), 'ListByPage')).Trees.Tree;
    const { engine, caller } = forester({ Resource: `acs:orchard:*:*:tree/${first.TreeId}` });
    const both = [first.TreeId, second.TreeId];
    expect(await codeOf(ask(engine, 'ListByPage', { TreeIds: [first.TreeId] }, { caller }))).toBe('answered');
    expect(await codeOf(ask(engine, 'ListByPage', { TreeIds: both }, { caller }))).toBe('Forbidden.RAM');
    expect(await codeOf(ask(engine, 'PruneTree', { TreeId: [first.TreeId] }, { caller }))).toBe('answered');
    expect(await codeOf(ask(engine, 'PruneTree', { TreeId: both }, { caller }))).toBe('Forbidden.RAM');
  });

  it('tags what he may tag, and nothing beside it', async () => {
    const [first, second] = (await ask(openOrchard(), 'ListByPage')).Trees.Tree;
    const { engine, caller } = forester({ Resource: `acs:orchard:*:*:tree/${first.TreeId}` });
    const tags = { ResourceType: 'tree', Tag: [{ Key: 'soil', Value: 'clay' }] };
    expect(await codeOf(ask(engine, 'TagResources', { ...tags, ResourceId: [first.TreeId] }, { caller }))).toBe('answered');
    expect(await codeOf(ask(engine, 'TagResources', { ...tags, ResourceId: [second.TreeId] }, { caller }))).toBe('Forbidden.RAM');
    expect(await codeOf(ask(engine, 'ListTagResources', { ResourceType: 'tree' }, { caller }))).toBe('Forbidden.RAM');
  });

  it('may do to one tree what he may not do to another', async () => {
    const { engine, caller } = gardenerOf([attached('first', 'Custom')]);
    const [first, second] = (await ask(engine, 'ListByPage')).Trees.Tree;
    const own = policy(allow({ Action: 'orchard:GetTree', Resource: `acs:orchard:*:*:tree/${first.TreeId}` }));
    engine.estate.put({
      ...engine.estate.rows('ram.policy', caller.accountId, '*').page(0, 1)[0],
      id: 'first',
      index: 99,
      state: { PolicyDocument: JSON.stringify(own) },
    } as never);
    expect(await codeOf(ask(engine, 'GetTree', { TreeId: first.TreeId }, { caller }))).toBe('answered');
    expect(await codeOf(ask(engine, 'GetTree', { TreeId: second.TreeId }, { caller }))).toBe('Forbidden.RAM');
  });

  it('signs with his key while it is active', () => {
    const { engine } = gardenerOf([]);
    expect(engine.credential('LTAI5tGardener')).toMatchObject({
      secret: 'plum',
      isActive: true,
      caller: { kind: 'user', name: 'gardener' },
    });
    const key = engine.estate.findAnywhere('ram.access-key', 'LTAI5tGardener');
    engine.estate.put({ ...key, state: { ...key?.state, Status: 'Inactive' } } as never);
    expect(engine.credential('LTAI5tGardener')?.isActive).toBe(false);
    expect(engine.credential('LTAI5tNobody')).toBeUndefined();
  });
});

describe('a role', () => {
  const roleArn = (engine: ReturnType<typeof openOrchard>, name: string) => `acs:ram::${engine.estate.accounts[0].id}:role/${name}`;

  it.each([
    ['is taken', 'picker', {}, 'answered'],
    ['that trusts somebody else', 'stranger', {}, 'NoPermission'],
    ['that is not there', 'nobody', {}, 'EntityNotExist.Role'],
    ['for the shortest time', 'picker', { DurationSeconds: '900' }, 'answered'],
    ['for a second less', 'picker', { DurationSeconds: '899' }, 'InvalidParameter.DurationSeconds'],
    ['for longer than it allows', 'picker', { DurationSeconds: '3601' }, 'InvalidParameter.DurationSeconds'],
    ['under a name that is none', 'picker', { RoleSessionName: 'a b' }, 'InvalidParameter.RoleSessionName'],
  ])('%s', async (_, name, more, code) => {
    const { engine } = gardenerOf([]);
    const params = { RoleArn: roleArn(engine, name), RoleSessionName: 'harvest', ...more };
    expect(await codeOf(ask(engine, 'AssumeRole', params, { product: 'sts' }))).toBe(code);
  });

  it('gives keys that end, and the rights of the role narrowed by the policy of the session', async () => {
    const { engine } = gardenerOf([]);
    const params = {
      RoleArn: roleArn(engine, 'picker'),
      RoleSessionName: 'harvest',
      Policy: JSON.stringify(policy(allow({ Action: 'orchard:ListBy*' }))),
    };
    const { Credentials } = await ask(engine, 'AssumeRole', params, { product: 'sts' });
    expect(Credentials.Expiration).toBe('2026-11-25T05:00:00Z');
    const credential = engine.credential(Credentials.AccessKeyId);
    expect(credential).toMatchObject({
      secret: Credentials.AccessKeySecret,
      securityToken: Credentials.SecurityToken,
      expiresAt: noon + dayMs / 24,
    });
    const caller = callerOf(engine, Credentials.AccessKeyId);
    expect(await codeOf(ask(engine, 'ListByPage', {}, { caller }))).toBe('answered');
    expect(await codeOf(ask(engine, 'ListFruit', {}, { caller }))).toBe('Forbidden.RAM');
    expect(await ask(engine, 'GetCallerIdentity', {}, { caller, product: 'sts' })).toMatchObject({
      IdentityType: 'AssumedRoleUser',
      Arn: `acs:ram::${caller.accountId}:assumed-role/picker/harvest`,
    });
  });
});
