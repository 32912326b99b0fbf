import type { CloudCall } from './client.ts';
import type { Keys } from './keys.ts';
import type { WireRequest } from './send.ts';

/** Signs a call of a product that is no RPC product. */
export function signStyled(_call: CloudCall, _host: string, _region: string, _keys: Keys): WireRequest {
  throw new Error('not yet');
}
