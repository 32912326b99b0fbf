import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineEnv, openSession, requireEngine, type Session, type StackProvider } from '../../apply/engine/index.ts';
import type { PlanBinding } from '../../model/documents.ts';
import { type ChangeFolder, writeText } from './change-folder.ts';
import type { ChangeContext, OpenAccount } from './context.ts';
import { readSecret } from './signers.ts';

/** The stack of a change set, open, with what an approval binds of it. */
export interface OpenStack {
  readonly stack: Session;
  readonly engine: PlanBinding['engine'];
  readonly providers: readonly StackProvider[];
  close(): Promise<void>;
}

interface Wanted {
  readonly id: string;
  readonly files: ChangeFolder;
  readonly account: OpenAccount;
  readonly context: ChangeContext;
  readonly regions: readonly string[];
}

/** One provider for each account and region. */
export const providerNameOf = (accountId: string, region: string) => `${accountId}-${region}`;

/** Finds the engine and opens the stack of a change set. @throws StackError for what is missing, with the command that gets it */
export async function openStack({ id, files, account, context, regions }: Wanted): Promise<OpenStack> {
  const { terminal, policy, outDir } = context;
  const engine = requireEngine(terminal.env);
  const { accessKeyId, accessKeySecret, securityToken } = await account.keys.get();
  const backendUrl = policy.backend ?? `file://${join(outDir, 'state')}`;
  const providers = regions.map((region) => providerOf(account, region));
  const env = engineEnv({
    env: terminal.env,
    keys: { accessKeyId, accessKeySecret, ...(securityToken !== undefined && { securityToken }) },
    backendUrl,
    passphrase: passphraseOf(context),
    hasOwnPlugin: engine.hasOwnPlugin,
    ...(policy.secretsProvider !== undefined && { secretsProvider: policy.secretsProvider }),
  });
  const stack = await openSession(
    {
      id,
      backendUrl,
      workDir: join(files.path, 'work'),
      ...(policy.secretsProvider !== undefined && { secretsProvider: policy.secretsProvider }),
      cliRoot: engine.cli.root,
      pulumiHome: engine.pulumiHome,
      providers,
    },
    env,
  );
  const { cli, plugin } = engine;
  return {
    stack,
    engine: { cli: cli.version, cliSha256: cli.sha256, plugin: plugin.version, pluginSha256: plugin.sha256 },
    providers,
    close: () => stack.close(),
  };
}

function providerOf({ accountId, role, site }: OpenAccount, region: string): StackProvider {
  return {
    name: providerNameOf(accountId, region),
    region,
    accountId,
    accountType: site === 'international' ? 'International' : 'Domestic',
    ...role,
  };
}

/** The passphrase of the state: the person's, or one that is made once and kept beside the runs, readable by this user alone. */
function passphraseOf({ terminal, outDir, policy }: ChangeContext): string | undefined {
  const { PULUMI_CONFIG_PASSPHRASE: own, PULUMI_CONFIG_PASSPHRASE_FILE: file } = terminal.env;
  if (policy.secretsProvider !== undefined) return undefined;
  if (own !== undefined) return own;
  if (file !== undefined) return readSecret(file);
  const kept = join(outDir, '.state-passphrase');
  if (existsSync(kept)) return readFileSync(kept, 'utf8').trim();
  const made = randomBytes(24).toString('base64url');
  writeText(kept, `${made}\n`);
  terminal.log(
    terminal.t({
      en: `The state is encrypted by a passphrase that was made for it: ${kept}`,
      'zh-CN': `状态文件已用自动生成的口令加密：${kept}`,
    }),
  );
  return made;
}
