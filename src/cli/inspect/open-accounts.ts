import { type CloudOptions, openCloud } from '../../cloud/index.ts';
import type { Cloud } from '../../model/cloud.ts';
import { CloudError } from '../../model/errors.ts';
import type { AccountSetting } from './settings.ts';

/** An account that could not be entered; the others are read all the same. */
export interface ClosedAccount {
  readonly account: AccountSetting;
  readonly error: CloudError;
}

export interface OpenedAccounts {
  readonly clouds: readonly Cloud[];
  readonly closed: readonly ClosedAccount[];
}

/** Enters every account. Throws when none can be entered, and at once for wrong input, such as an unknown profile. */
export async function openAccounts(accounts: readonly AccountSetting[], base: CloudOptions): Promise<OpenedAccounts> {
  const results = await Promise.all(accounts.map((account) => openAccount(account, base)));
  const clouds = results.flatMap((result) => ('cloud' in result ? [result.cloud] : []));
  const closed = results.flatMap((result) => ('error' in result ? [result] : []));
  if (clouds.length === 0 && closed[0]) throw closed[0].error;
  return { clouds: distinct(clouds), closed };
}

async function openAccount(account: AccountSetting, base: CloudOptions): Promise<{ readonly cloud: Cloud } | ClosedAccount> {
  const { profile, roleArn, externalId } = account;
  const role = roleArn === undefined ? undefined : { roleArn, ...(externalId !== undefined && { externalId }) };
  try {
    return { cloud: await openCloud({ ...base, profile, role }) };
  } catch (error) {
    if (error instanceof CloudError) return { account, error };
    throw error;
  }
}

/** Two ways into one account would read and count it twice. */
function distinct(clouds: readonly Cloud[]): readonly Cloud[] {
  return [...new Map(clouds.map((cloud) => [cloud.accountId, cloud])).values()];
}
