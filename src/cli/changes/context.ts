import { userInfo } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import type { CredentialSource } from '../../cloud/credential.ts';
import { findKeys, openCloud } from '../../cloud/index.ts';
import { type CompiledRule, judge } from '../../evaluate/index.ts';
import type { Cloud } from '../../model/cloud.ts';
import type {
  ChangePlan,
  ChangePolicy,
  Config,
  FieldValue,
  Inventory,
  Outcome,
  Person,
  Resource,
  ResourceRef,
} from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';
import { resourceKey } from '../../model/resource-key.ts';
import type { Target } from '../../model/target.ts';
import { loadTargets } from '../../targets/index.ts';
import type { Options } from '../command.ts';
import { loadRuleSet, type RuleSet } from '../inspect/rule-set.ts';
import { type AccountSetting, findConfig, text } from '../inspect/settings.ts';
import type { Terminal } from '../terminal.ts';
import { readNow } from './read-now.ts';

/** An account that may be changed. */
export interface OpenAccount {
  readonly accountId: string;
  readonly cloud: Cloud;
  readonly keys: CredentialSource;
  /** The role that is assumed; undefined where the keys are the account's own. */
  readonly role: AssumedRole | undefined;
  readonly source: ChangePlan['source'];
  readonly site: 'mainland' | 'international';
  /** Region of the provider for a resource: its own, or a usual one for what is global. */
  regionOf(region: string): string;
  /** Reads some resources again, and with them every resource of further types in their regions. */
  read(
    refs: readonly ResourceRef[],
    beside?: readonly string[],
  ): Promise<{ readonly inventory: Inventory; resourceOf(ref: ResourceRef): Resource | undefined }>;
}

/** A role and what its trust asks for beside the caller. */
export interface AssumedRole {
  readonly roleArn: string;
  readonly externalId?: string;
}

/** What every command about changes stands on. */
export interface ChangeContext {
  readonly config: Config;
  readonly policy: ChangePolicy;
  readonly people: readonly Person[];
  readonly outDir: string;
  readonly rules: RuleSet;
  readonly ruleById: ReadonlyMap<string, CompiledRule>;
  readonly targets: ReadonlyMap<string, Target>;
  readonly terminal: Terminal;
  by(options: Options): string;
  input(name: string, region: string): string | undefined;
  judge(ruleId: string, resource: Resource): Outcome | undefined;
  openAccount(accountId: string): Promise<OpenAccount>;
}

const usualRegion = 'cn-hangzhou';

export async function openChangeContext(options: Options, terminal: Terminal): Promise<ChangeContext> {
  const config = findConfig(text(options.config), terminal);
  const policy = config.changes ?? {};
  const rules = await loadRuleSet({ ruleProfile: config.profile ?? 'default', patterns: [], types: [], params: {} });
  const ruleById = new Map(rules.compiled.rules.map((rule) => [rule.id, rule]));
  const outDir = resolve(terminal.cwd, text(options.out) ?? 'out');
  return {
    config,
    policy,
    people: config.people ?? [],
    outDir,
    rules,
    ruleById,
    targets: await loadTargets(),
    terminal,
    by: (given) => text(given.by) ?? terminal.env.XUNJIAN_USER ?? userInfo().username,
    input: (name, region) => inputOf(policy, name, region),
    judge(ruleId, resource) {
      const rule = ruleById.get(ruleId);
      return rule && judge(rule, resource).outcome;
    },
    openAccount: (accountId) => openAccount(accountId, config, options, rules, terminal),
  };
}

/** A value of the project's config: one text, or a text for each region. */
function inputOf({ inputs = {} }: ChangePolicy, name: string, region: string): string | undefined {
  const value = inputs[name] as FieldValue | undefined;
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const own = value[region];
  return typeof own === 'string' ? own : undefined;
}

async function openAccount(accountId: string, config: Config, options: Options, rules: RuleSet, terminal: Terminal): Promise<OpenAccount> {
  const tried: string[] = [];
  for (const setting of settingsFor(accountId, config, options)) {
    const { profile, roleArn, externalId } = setting;
    const role = roleArn === undefined ? undefined : { roleArn, ...(externalId !== undefined && { externalId }) };
    const keys = await findKeys({ profile, env: terminal.env });
    const cloud = await openCloud({ profile, role, credentials: keys, env: terminal.env });
    if (cloud.accountId === accountId) return accountOf(cloud, keys, role, rules, terminal, config.regions?.[0] ?? usualRegion);
    tried.push(`${cloud.accountId} (${setting.name})`);
  }
  throw new InputError('other-account', {
    en: `The plan is about account ${accountId}, and what was tried is ${tried.join(', ')}. Give its --profile, or its account in xunjian.json.`,
    'zh-CN': `方案针对账号 ${accountId}，而当前凭证属于 ${tried.join('、')}。请用 --profile 指定，或在 xunjian.json 中配置该账号。`,
  });
}

function settingsFor(accountId: string, { accounts = [] }: Config, options: Options): readonly AccountSetting[] {
  const profile = text(options.profile);
  const known = accounts.filter(({ id, roleArn }) => id === accountId || roleArn?.includes(`::${accountId}:`));
  if (profile !== undefined) return [{ name: profile, profile }];
  if (known.length > 0) return known;
  return accounts.length > 0 ? accounts : [{ name: 'these credentials' }];
}

function accountOf(
  cloud: Cloud,
  keys: CredentialSource,
  role: AssumedRole | undefined,
  { types }: RuleSet,
  terminal: Terminal,
  region: string,
): OpenAccount {
  const source = terminal.env.XUNJIAN_SANDBOX ? 'sandbox' : 'live';
  const regionOf = (own: string) => (own === 'global' || own === '' ? region : own);
  return {
    accountId: cloud.accountId,
    cloud,
    keys,
    role,
    source,
    site: terminal.env.XUNJIAN_SITE === 'international' ? 'international' : 'mainland',
    regionOf,
    async read(refs, beside = []) {
      const regions = [...new Set(refs.map((ref) => regionOf(ref.region)))];
      const inventory = await readNow([...refs.map(({ type }) => type), ...beside], regions, {
        clouds: [cloud],
        types,
        source,
        now: Date.now,
      });
      const byKey = new Map(inventory.resources.map((resource) => [resourceKey(resource), resource]));
      return { inventory, resourceOf: (ref) => byKey.get(resourceKey(ref)) };
    },
  };
}

/** A path of the config that may be relative to this folder. */
export const pathIn = (cwd: string, path: string) => (isAbsolute(path) ? path : resolve(cwd, path));
