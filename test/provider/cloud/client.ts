import { XMLParser } from 'fast-xml-parser';
import { CallError, failureIn } from './errors.ts';
import type { Keys } from './keys.ts';
import { panicAfter } from './panic.ts';
import { PRODUCTS, type Product, type ProductFacts } from './products.ts';
import { type Retry, repeated } from './retries.ts';
import { type Params, signRpc } from './rpc.ts';
import { send, type WireReply, type WireRequest } from './send.ts';
import { signStyled } from './styles.ts';

/** One call of a product, with the wire form the real plugin gives it. */
export interface CloudCall {
  readonly product: Product;
  /** RPC action; for the other styles the name by which a fault or a record knows it. */
  readonly action: string;
  readonly version?: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Request parameters in the query: typed clients, and every GET. */
  readonly query?: Params;
  /** Request parameters as a form: the generic client. */
  readonly body?: Params;
  /** ROA, OSS and SLS: path after the host. */
  readonly path?: string;
  /** OSS bucket or SLS project: goes before the host. */
  readonly owner?: string;
  /** ROA, OSS and SLS: the body as it is sent. */
  readonly text?: string;
  /** OSS: headers beside the usual ones, e.g. x-oss-acl. */
  readonly headers?: Params;
  /** SLS: a client of another kind that takes the host that is known. */
  readonly keepsHost?: boolean;
  /** `false` where parameters stand in the query although the generic client sends them. */
  readonly isTyped?: boolean;
  /** ACS3 where the product is called by its newer client, else the first ROA signature. */
  readonly isAcs3?: boolean;
  readonly retry?: Retry;
}

/** A reply, parsed: JSON, or for OSS the XML document. */
export type Reply = Record<string, unknown>;

/** The cloud as one configured provider sees it: one region, one set of keys, hosts asked once. */
export class Cloud {
  readonly region: string;
  readonly accountId: string;
  readonly #keys: Keys;
  readonly #hosts = new Map<string, Promise<string>>();

  constructor(region: string, accountId: string, keys: Keys) {
    this.region = region;
    this.accountId = accountId;
    this.#keys = keys;
  }

  /** Sends the call, repeats it by its profile, and gives the parsed reply. Rejects with a CallError. */
  async call(call: CloudCall): Promise<Reply> {
    if (call.product === 'sls' && call.keepsHost !== true) this.#hosts.delete('sls');
    const host = await this.hostOf(call.product);
    return await repeated(call.retry ?? 'rpc', async () => {
      const reply = await exchanged(signed(call, host, this.region, this.#keys));
      await panicAfter(call.action);
      return parsed(call, reply);
    });
  }

  /** Host of a product; Location is asked at the first use of it. */
  hostOf(product: Product): Promise<string> {
    const facts: ProductFacts = PRODUCTS[product];
    const { serviceCode } = facts;
    if (serviceCode === undefined) return Promise.resolve(facts.host(this.region));
    const known = this.#hosts.get(product);
    const host = known ?? this.#ask(serviceCode, facts);
    this.#hosts.set(product, host);
    return host;
  }

  async #ask(serviceCode: string, facts: ProductFacts): Promise<string> {
    try {
      const query = { Id: this.region, RegionId: this.region, ServiceCode: serviceCode };
      const reply = await this.call({ product: 'location', action: 'DescribeEndpoints', query, retry: 'none' });
      const list = (reply['Endpoints'] as { Endpoint?: { Endpoint?: string }[] } | undefined)?.Endpoint ?? [];
      return list[0]?.Endpoint ?? facts.host(this.region);
    } catch {
      return facts.host(this.region);
    }
  }
}

function signed(call: CloudCall, host: string, region: string, keys: Keys): WireRequest {
  if (call.path !== undefined || call.isAcs3 === true) return signStyled(call, host, region, keys);
  const { action, method = 'POST', query = {}, body = {} } = call;
  const version = call.version ?? PRODUCTS[call.product].version;
  const isTyped = call.query !== undefined && call.body === undefined && call.isTyped !== false;
  return signRpc({ host, action, version, method: method === 'GET' ? 'GET' : 'POST', query, body }, keys, isTyped);
}

async function exchanged(request: WireRequest): Promise<WireReply> {
  try {
    return await send(request);
  } catch (error) {
    throw new CallError('reset', '', 0, error instanceof Error ? error.message : String(error));
  }
}

function parsed(call: CloudCall, { status, text }: WireReply): Reply {
  const isXml = call.product === 'oss';
  const body = isXml ? xmlReply(text) : jsonReply(text);
  const failure = isXml && status < 400 ? undefined : failureIn(status, text, body);
  if (failure !== undefined) throw failure;
  return body ?? {};
}

function jsonReply(text: string): Reply | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Reply) : undefined;
  } catch {
    return undefined;
  }
}

function xmlReply(text: string): Reply | undefined {
  if (!text.trimStart().startsWith('<')) return jsonReply(text);
  const { Error: error, ...document } = new XMLParser({ parseTagValue: false }).parse(text, false) as Reply;
  return typeof error === 'object' && error !== null ? (error as Reply) : document;
}
