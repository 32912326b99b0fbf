/** Names that the engine may see of our environment; everything else stays out. */
const allowed = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LC_ALL',
  'TMPDIR',
  'TZ',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'NODE_EXTRA_CA_CERTS',
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'https_proxy',
  'http_proxy',
  'PULUMI_CONFIG_PASSPHRASE',
  'PULUMI_CONFIG_PASSPHRASE_FILE',
  'PULUMI_ACCESS_TOKEN',
  'SystemRoot',
] as const;
const storage = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION'] as const;

/** What the engine's environment is made of. */
export interface EngineEnv {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly keys: { readonly accessKeyId: string; readonly accessKeySecret: string; readonly securityToken?: string | undefined };
  readonly backendUrl: string;
  readonly passphrase?: string | undefined;
  /** Plugins are taken from the folder that was laid out for this run and are not fetched. */
  readonly hasOwnPlugin: boolean;
}

/** The environment of the engine: an allow-list, the keys, and settings that keep it quiet and to itself. */
export function engineEnv({ env, keys, backendUrl, passphrase, hasOwnPlugin }: EngineEnv): Record<string, string> {
  const names = [
    ...allowed,
    ...(backendUrl.startsWith('s3://') ? storage : []),
    ...(hasOwnPlugin ? Object.keys(env).filter((name) => name.startsWith('PROVIDER_')) : []),
  ];
  const passed = Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name] as string]])));
  return {
    ...passed,
    // The engine and the plugin talk to each other over loopback, which no proxy may see.
    NO_PROXY: ['127.0.0.1', 'localhost', ...(env.NO_PROXY ?? env.no_proxy ?? '').split(',').filter((host) => host !== '')].join(','),
    ALIBABA_CLOUD_ACCESS_KEY_ID: keys.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: keys.accessKeySecret,
    ...(keys.securityToken !== undefined && { ALIBABA_CLOUD_SECURITY_TOKEN: keys.securityToken }),
    ...(passphrase !== undefined && { PULUMI_CONFIG_PASSPHRASE: passphrase }),
    PULUMI_BACKEND_URL: backendUrl,
    PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: 'true',
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: 'true',
    PULUMI_IGNORE_AMBIENT_PLUGINS: 'true',
    PULUMI_NEO: 'false',
    PULUMI_SUPPRESS_NEO_LINK: 'true',
    ...(hasOwnPlugin && { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true' }),
  };
}
