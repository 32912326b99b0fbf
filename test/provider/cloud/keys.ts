/** Keys that sign a request. */
export interface Keys {
  readonly id: string;
  readonly secret: string;
  readonly token?: string;
}

/** The keys of the environment, under the names the real plugin reads. Throws where there are none. */
export function environmentKeys(env: NodeJS.ProcessEnv = process.env): Keys {
  const read = (...names: string[]) => names.map((name) => env[name]).find((value) => value !== undefined && value !== '');
  const id = read('ALICLOUD_ACCESS_KEY', 'ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABACLOUD_ACCESS_KEY_ID');
  const secret = read('ALICLOUD_SECRET_KEY', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABACLOUD_ACCESS_KEY_SECRET');
  const token = read('ALICLOUD_SECURITY_TOKEN', 'ALIBABA_CLOUD_SECURITY_TOKEN', 'ALIBABACLOUD_SECURITY_TOKEN');
  if (id === undefined || secret === undefined) throw new Error('no valid credential found');
  return { id, secret, ...(token === undefined ? {} : { token }) };
}
