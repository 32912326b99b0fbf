import type { CloudCall } from '../model/cloud.ts';
import type { Product } from './products.ts';

/** A call with everything that the wire needs to know. */
export interface WireRequest {
  readonly call: CloudCall;
  readonly product: Product;
  /** True host, with bucket or project. */
  readonly host: string;
  /** Region that signs and, in the simulated cloud, that is meant. */
  readonly region: string;
  /** Sent without a signature: the exchange of an OIDC token. */
  readonly isAnonymous?: boolean;
}

/** What came back, whatever its status. */
export interface WireReply {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Sends one request once. Throws {@link WireFault} when no whole reply came back. */
export type Send = (request: WireRequest) => Promise<WireReply>;

/** No whole reply: the connection failed, broke or stayed silent. */
export class WireFault extends Error {
  override readonly name = 'WireFault';
  /** A network code such as ECONNRESET, or RequestTimeout. */
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A place that every call connects to in place of its true host: the simulated cloud. */
export interface Connect {
  readonly host: string;
  readonly port: number;
}
