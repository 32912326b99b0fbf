import type { SandboxServer } from './server.ts';

/**
 * The environment variables that lead unmodified clients here: proxy and trust for Python, Go, Java and the command
 * line, trust for Node. Keys are not among them; they belong to the estate.
 * @param caFile  absolute path of the written certificate
 */
export function clientEnvironment({ url }: Pick<SandboxServer, 'url'>, caFile: string): Readonly<Record<string, string>> {
  return {
    HTTPS_PROXY: url,
    HTTP_PROXY: url,
    https_proxy: url,
    http_proxy: url,
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
    SSL_CERT_FILE: caFile,
    REQUESTS_CA_BUNDLE: caFile,
    CURL_CA_BUNDLE: caFile,
    ALIBABA_CLOUD_CA_BUNDLE: caFile,
    NODE_EXTRA_CA_CERTS: caFile,
  };
}
