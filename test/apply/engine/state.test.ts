import { describe, expect, it } from 'vitest';
import { type Deployment, pendingOf, plain, resourcesOf, type StateResource, trimmed } from '../../../src/apply/engine/state.ts';
import type { StackResource } from '../../../src/model/stack.ts';

const urn = (name: string, type = 'alicloud:ecs/ecsDisk:EcsDisk') => `urn:pulumi:cs::xunjian::${type}::${name}`;
const provider: StateResource = { urn: urn('orchard', 'pulumi:providers:alicloud'), type: 'pulumi:providers:alicloud' };
const other: StateResource = { urn: urn('meadow', 'pulumi:providers:alicloud'), type: 'pulumi:providers:alicloud' };

function disk(name: string, over: Partial<StateResource> = {}): StateResource {
  return {
    urn: urn(name),
    type: 'alicloud:ecs/ecsDisk:EcsDisk',
    protect: true,
    inputs: { category: 'cloud_essd', size: 20, zoneId: 'a', __defaults: ['size', 'category'] },
    outputs: { category: 'cloud_essd', size: 20, zoneId: 'a', deletes: false, label: null },
    ...over,
  };
}

const wanted = (name: string, over: Partial<StackResource> = {}): StackResource => ({
  name,
  token: 'alicloud:ecs/ecsDisk:EcsDisk',
  provider: 'orchard',
  kind: 'patch',
  set: { size: 30 },
  required: [],
  kept: ['category'],
  inputs: ['category', 'size', 'zoneId', 'deletes'],
  ...over,
});

const state = (...resources: StateResource[]): Deployment => ({ version: 3, deployment: { resources } });
const one = (deployment: Deployment, name: string) => resourcesOf(deployment).get(name);

describe('a trimmed state', () => {
  it('has of the inputs those that are set, kept and required, and all outputs', () => {
    const apple = one(trimmed(state(provider, disk('apple')), [wanted('apple', { required: ['zoneId'] })]), 'apple');
    expect(apple?.inputs).toEqual({ category: 'cloud_essd', size: 20, zoneId: 'a', __defaults: ['size', 'category'] });
    expect(one(trimmed(state(provider, disk('apple')), [wanted('apple')]), 'apple')?.inputs).toEqual({
      category: 'cloud_essd',
      size: 20,
      __defaults: ['size', 'category'],
    });
    expect(apple?.outputs).toEqual(disk('apple').outputs);
  });

  it('has the live value of a kept input that adoption left out for being false, and nothing for null', () => {
    const { inputs } = one(trimmed(state(provider, disk('apple')), [wanted('apple', { kept: ['deletes', 'label'] })]), 'apple') ?? {};
    expect(inputs).toMatchObject({ deletes: false });
    expect(inputs).not.toHaveProperty('label');
  });

  it('has what our own reading knows better, in inputs and outputs', () => {
    const editState = { inputs: { ips: ['10.0.0.1'] }, outputs: { ips: ['10.0.0.1'] } };
    expect(one(trimmed(state(provider, disk('apple')), [wanted('apple', { editState })]), 'apple')).toMatchObject(editState);
  });

  it.each([
    ['patch', true],
    ['delete', undefined],
    ['create', undefined],
  ] as const)('protects a %s: %s, and retains nothing', (kind, isProtected) => {
    const apple = one(trimmed(state(provider, disk('apple', { retainOnDelete: true })), [wanted('apple', { kind })]), 'apple');
    expect([apple?.protect, apple?.retainOnDelete]).toEqual([isProtected, undefined]);
  });

  it('leaves alone what a thing that is to be deleted has', () => {
    expect(one(trimmed(state(provider, disk('apple')), [wanted('apple', { kind: 'delete' })]), 'apple')?.inputs).toEqual(
      disk('apple').inputs,
    );
  });

  it('has no other resources and no providers of others, and no dependency on what is not there', () => {
    const pear = disk('pear', { dependencies: [urn('apple'), provider.urn], propertyDependencies: { size: [urn('apple')], zoneId: null } });
    const { deployment } = trimmed(state(provider, other, disk('apple'), pear), [wanted('pear')]);
    expect(deployment.resources?.map((resource) => resource.urn)).toEqual([provider.urn, pear.urn]);
    expect(deployment.resources?.[1]).toMatchObject({ dependencies: [provider.urn], propertyDependencies: { size: [], zoneId: [] } });
  });

  it('trimmed once more is the same', () => {
    const once = trimmed(state(provider, disk('apple'), disk('pear')), [wanted('apple')]);
    expect(trimmed(once, [wanted('apple')])).toEqual(once);
  });
});

it('values of a state are plain: secrets are hidden, marks of the engine are gone', () => {
  const secret = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', ciphertext: 'v1:fig' };
  expect(plain({ size: 1, __meta: '{}', password: secret, blocks: [{ key: secret, port: 80 }], none: null })).toEqual({
    size: 1,
    password: '[secret]',
    blocks: [{ key: '[secret]', port: 80 }],
    none: null,
  });
});

it.each([
  [undefined, []],
  [[{ type: 'updating', resource: disk('fig') }], [{ type: 'updating', name: 'fig' }]],
])('operations that were left open: %j', (pending_operations, found) => {
  expect(pendingOf({ version: 3, deployment: pending_operations ? { pending_operations } : {} })).toEqual(found);
});

describe('things that are deleted one after the other', () => {
  const going = (name: string, dependsOn: readonly string[] = []) => wanted(name, { kind: 'delete', dependsOn });
  const orderOf = (...resources: StackResource[]) =>
    (trimmed(state(provider, ...resources.map(({ name }) => disk(name))), resources).deployment.resources ?? []).map(
      ({ urn: own, dependencies = [] }) => [own.split('::').at(-1), dependencies.map((other) => other.split('::').at(-1))],
    );

  it.each([
    [
      'stand as they were when none waits for another',
      [going('apple'), going('pear')],
      [
        ['apple', []],
        ['pear', []],
      ],
    ],
    [
      'name what is to go after them, which stands before them',
      [going('apple'), going('pear', ['apple'])],
      [
        ['pear', []],
        ['apple', ['pear']],
      ],
    ],
    [
      'may be several before one',
      [going('apple'), going('fig'), going('pear', ['apple', 'fig'])],
      [
        ['pear', []],
        ['fig', ['pear']],
        ['apple', ['pear']],
      ],
    ],
    [
      'leave in peace what is patched',
      [wanted('plum'), going('pear', ['plum'])],
      [
        ['plum', []],
        ['pear', []],
      ],
    ],
  ])('%s', (_, resources, expected) => {
    expect(orderOf(...resources)).toEqual([['orchard', []], ...expected]);
  });
});
