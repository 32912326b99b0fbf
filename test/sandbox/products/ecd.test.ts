import { describe, expect, it } from 'vitest';
import ecd from '../../../src/sandbox/products/ecd.ts';
import { rowsAt } from '../actions.ts';
import { openProducts } from './call.ts';

type Desktop = Readonly<Record<string, string>>;

function open() {
  const cloud = openProducts([ecd], 200);
  const { estate } = cloud.engine;
  const rows = (kind: string) => [...estate.rows(kind, estate.accounts[0].id, 'cn-hangzhou')];
  const one = async (id: string) => rowsAt(await cloud.call('ecd', 'DescribeDesktops', { DesktopId: [id] }), 'Desktops')[0] as Desktop;
  const running = rows('ecd.desktop').find(({ state }) => state['DesktopStatus'] === 'Running')?.id ?? '';
  return { ...cloud, rows, one, running };
}

it('MFA of an office network is switched off and on', async () => {
  const { call, rows, refusal } = open();
  const OfficeSiteId = rows('ecd.office-site')[0]?.id ?? '';
  const hasMfa = async () => rowsAt(await call('ecd', 'DescribeOfficeSites', { OfficeSiteId: [OfficeSiteId] }), 'OfficeSites')[0];
  for (const MfaEnabled of [false, true]) {
    await call('ecd', 'ModifyOfficeSiteMfaEnabled', { OfficeSiteId, MfaEnabled });
    expect(await hasMfa()).toMatchObject({ MfaEnabled });
  }
  expect(await refusal('ecd', 'ModifyOfficeSiteMfaEnabled', { OfficeSiteId: 'dir-0', MfaEnabled: true })).toBe(
    'InvalidOfficeSiteId.NotFound',
  );
});

describe('a desktop', () => {
  it('stops by way of Stopping, and nobody is connected any more', async () => {
    const { call, one, running, advance, refusal } = open();
    await call('ecd', 'StopDesktops', { DesktopId: [running] });
    expect(await one(running)).toMatchObject({ DesktopStatus: 'Stopping', ConnectionStatus: 'Disconnected' });
    expect(await refusal('ecd', 'StartDesktops', { DesktopId: [running] })).toBe('IncorrectDesktopStatus');
    advance(30);
    expect(await one(running)).toMatchObject({ DesktopStatus: 'Stopped' });
  });

  it('on subscription expires with the clock', async () => {
    const { rows, one, advance } = open();
    const id = rows('ecd.desktop').find(({ state }) => state['ChargeType'] === 'PrePaid')?.id ?? '';
    advance(400 * 86_400);
    expect(await one(id)).toMatchObject({ DesktopStatus: 'Expired', ConnectionStatus: 'Disconnected' });
  });

  it('is made in an office network that exists, and deleted', async () => {
    const { call, one, rows, advance, refusal } = open();
    const OfficeSiteId = rows('ecd.office-site')[0]?.id;
    const PolicyGroupId = rows('ecd.policy-group')[0]?.id;
    const reply = await call('ecd', 'CreateDesktops', { OfficeSiteId, PolicyGroupId, DesktopName: 'quince', ChargeType: 'PostPaid' });
    const id = String(rowsAt(reply, 'DesktopId')[0]);
    expect(await one(id)).toMatchObject({ DesktopName: 'quince', DesktopStatus: 'Pending', ExpiredTime: '' });
    expect(await refusal('ecd', 'DeleteDesktops', { DesktopId: [id] })).toBe('IncorrectDesktopStatus');
    advance(60);
    await call('ecd', 'DeleteDesktops', { DesktopId: [id] });
    expect(await one(id)).toBeUndefined();
    expect(await refusal('ecd', 'CreateDesktops', { OfficeSiteId: 'dir-0', PolicyGroupId })).toBe('InvalidOfficeSiteId.NotFound');
  });
});

it('a policy group that desktops use stays', async () => {
  const { refusal, one, running } = open();
  const { PolicyGroupId } = await one(running);
  expect(await refusal('ecd', 'DeletePolicyGroups', { PolicyGroupId: [PolicyGroupId] })).toBe('InvalidPolicyGroup.InUse');
});

it('a desktop group counts its own desktops', async () => {
  const { call, engine } = open();
  const { estate } = engine;
  const groups = rowsAt(await call('ecd', 'DescribeDesktopGroups', { MaxResults: 100 }), 'DesktopGroups') as readonly Record<
    string,
    unknown
  >[];
  expect(groups.length).toBeGreaterThan(0);
  for (const group of groups)
    expect(group['DesktopCount']).toBe(
      estate.where('ecd.desktop', estate.accounts[0].id, 'DesktopGroupId', group['DesktopGroupId']).length,
    );
});
