import { randomUUID } from 'node:crypto';

/** A client token as the typed clients make it: the action, the second and a random tail, 64 characters in all. */
export function clientToken(action: string): () => string {
  return () => `TF-${action}-${Math.floor(Date.now() / 1000)}-${randomUUID()}`.slice(0, 64);
}
