import { expect, it } from 'vitest';
import { SandboxEngine } from '../../../src/sandbox/engine/engine.ts';
import { openEstate } from '../../../src/sandbox/engine/open.ts';
import ecs from '../../../src/sandbox/products/ecs.ts';

const openedAt = Date.parse('2026-06-01T04:00:00Z');
const dayMs = 86_400_000;

it('stops a subscribed server whose time has run out, and locks it for the unpaid bill', () => {
  const engine = new SandboxEngine(openEstate({ resources: 200, seed: 'orchard' }, [ecs], openedAt), [ecs], { isStrict: true });
  const { estate } = engine;
  const account = estate.accounts[0].id;
  const states = () => [...estate.rows('ecs.instance', account, '*')].map(({ state }) => state);
  const subscribed = states().find((state) => state['InstanceChargeType'] === 'PrePaid' && state['Status'] === 'Running');
  const look = () => states().find((state) => state['InstanceId'] === subscribed?.['InstanceId']);
  expect(look()).toMatchObject({ Status: 'Running', OperationLocks: { LockReason: [] } });
  estate.clock.advance(400 * dayMs);
  expect(look()).toMatchObject({ Status: 'Stopped', OperationLocks: { LockReason: [{ LockReason: 'financial' }] } });
});
