import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, type Env, linkFile } from './find-cli.ts';
import { pluginVersion } from './program.ts';

const fileName = 'pulumi-resource-alicloud';

/** The plugin that the pinned package asks for, and the Pulumi home in which the engine will find it. */
export interface FoundPlugin {
  /** Undefined when there is none. */
  readonly path: string | undefined;
  readonly version: string;
  readonly pulumiHome: string;
  /** It is the one of XUNJIAN_PROVIDER_DIR. */
  readonly isOwn: boolean;
}

/** Looks in XUNJIAN_PROVIDER_DIR, else where Pulumi itself keeps plugins. */
export function findPlugin(env: Env): FoundPlugin {
  const version = pluginVersion();
  const own = env.XUNJIAN_PROVIDER_DIR;
  const home = env.PULUMI_HOME ?? join(env.HOME ?? homedir(), '.pulumi');
  const path = own ? join(own, fileName) : join(home, 'plugins', `resource-alicloud-v${version}`, fileName);
  const isThere = existsSync(path);
  return {
    path: isThere ? path : undefined,
    version,
    pulumiHome: own && isThere ? layOut(env, path, version) : home,
    isOwn: Boolean(own),
  };
}

/** A Pulumi home in which that file is the plugin of the wanted version. Pulumi does not look into linked folders, so the file is linked. */
function layOut(env: Env, path: string, version: string): string {
  const file = realpathSync(path);
  const home = join(cacheFolder(env), 'homes', createHash('sha256').update(file).digest('hex').slice(0, 16));
  linkFile(file, join(home, 'plugins', `resource-alicloud-v${version}`, fileName));
  return home;
}
