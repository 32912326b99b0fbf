import type { Credential, CredentialSource } from './credential.ts';
import { keepSecret } from './redact.ts';

const refreshEarlyMs = 5 * 60_000;

/**
 * Keys that run out, kept until shortly before they do. However many calls ask at once, they are fetched once.
 * A failed fetch is not kept: the next call tries again.
 */
export function createSession(name: string, fetch: () => Promise<Credential>, now: () => number = Date.now): CredentialSource {
  let kept: Credential | undefined;
  let pending: Promise<Credential> | undefined;
  const refresh = async () => {
    try {
      kept = await fetch();
      keepSecret(kept.accessKeySecret);
      keepSecret(kept.securityToken);
      return kept;
    } finally {
      pending = undefined;
    }
  };
  const isFresh = ({ expiresAtMs }: Credential) => expiresAtMs === undefined || expiresAtMs - now() > refreshEarlyMs;
  return {
    name,
    get: async () => {
      if (kept && isFresh(kept)) return kept;
      pending ??= refresh();
      return pending;
    },
  };
}

/** Keys that stay as they are. */
export function fixedKeys(name: string, credential: Credential): CredentialSource {
  keepSecret(credential.accessKeySecret);
  keepSecret(credential.securityToken);
  return { name, get: async () => credential };
}
