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
const aws = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION', 'AWS_PROFILE'];
const azure = [
  'AZURE_STORAGE_ACCOUNT',
  'AZURE_STORAGE_KEY',
  'AZURE_STORAGE_SAS_TOKEN',
  'AZURE_CLIENT_ID',
  'AZURE_CLIENT_SECRET',
  'AZURE_TENANT_ID',
];
const vault = ['VAULT_SERVER_URL', 'VAULT_SERVER_TOKEN', 'VAULT_ADDR', 'VAULT_TOKEN', 'VAULT_NAMESPACE', 'VAULT_CACERT'];
const google = ['GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_CREDENTIALS', 'GOOGLE_PROJECT'];
/** Keys of what holds the state or its secrets, by how their addresses begin. */
const storage: readonly (readonly [address: RegExp, names: readonly string[]])[] = [
  [/^(s3|awskms):/, aws],
  [/^(azblob|azurekeyvault):/, azure],
  [/^(gs|gcpkms):/, google],
  [/^hashivault:/, vault],
];

/** Names of what is a secret among all that the engine's environment may hold. */
export const secretNames = [
  'ALIBABA_CLOUD_ACCESS_KEY_ID',
  'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
  'ALIBABA_CLOUD_SECURITY_TOKEN',
  'PULUMI_CONFIG_PASSPHRASE',
  'PULUMI_ACCESS_TOKEN',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AZURE_STORAGE_KEY',
  'AZURE_STORAGE_SAS_TOKEN',
  'AZURE_CLIENT_SECRET',
  'GOOGLE_CREDENTIALS',
  'VAULT_SERVER_TOKEN',
  'VAULT_TOKEN',
] as const;

/** What the engine's environment is made of. */
export interface EngineEnv {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly keys: { readonly accessKeyId: string; readonly accessKeySecret: string; readonly securityToken?: string | undefined };
  readonly backendUrl: string;
  readonly secretsProvider?: string | undefined;
  readonly passphrase?: string | undefined;
  /** Plugins are taken from the folder that was laid out for this run and are not fetched. */
  readonly hasOwnPlugin: boolean;
}

/** The environment of the engine: an allow-list, the keys, and settings that keep it quiet and to itself. */
export function engineEnv({ env, keys, backendUrl, secretsProvider = '', passphrase, hasOwnPlugin }: EngineEnv): Record<string, string> {
  const names = [
    ...allowed,
    ...storage.flatMap(([address, own]) => (address.test(backendUrl) || address.test(secretsProvider) ? own : [])),
    ...(hasOwnPlugin ? Object.keys(env).filter((name) => name.startsWith('PROVIDER_')) : []),
  ];
  const passed = Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name] as string]])));
  // Go reads the one spelling, the gRPC library of Node the other.
  const direct = ['127.0.0.1', 'localhost', ...(env.NO_PROXY ?? env.no_proxy ?? '').split(',').filter((host) => host !== '')].join(',');
  return {
    ...passed,
    // The engine and the plugin talk to each other over loopback, which no proxy may see.
    NO_PROXY: direct,
    no_proxy: direct,
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
