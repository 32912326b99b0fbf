import type { ProductWire } from '../call.ts';

/** What a host name says of a call. */
export interface HostMatch {
  /** All products that answer at this host. */
  readonly products: readonly ProductWire[];
  readonly region: string | undefined;
  readonly bucket: string | undefined;
  readonly project: string | undefined;
}

interface Pattern {
  readonly product: ProductWire;
  readonly expression: RegExp;
  readonly holes: number;
}

const UNKNOWN: HostMatch = { products: [], region: undefined, bucket: undefined, project: undefined };
/** A product's name within a private network: `ecs-vpc.cn-hangzhou`. */
const PRIVATE_NETWORK = /-vpc(?=\.)/;
/** A region's name within a private network: `oss-cn-hangzhou-internal`. */
const REGION = '(?<region>[a-z]+-[a-z0-9-]+?)(?:-internal|-intranet|-share)?';
const CACHE_SIZE = 10_000;

/** Finds what stands behind host names. */
export interface Hosts {
  match(host: string): HostMatch;
  /** False for hosts that are neither Alibaba Cloud's nor this machine's. */
  isServed(host: string): boolean;
}

/** Compiles the host patterns of all products; what a host means is kept. */
export function compileHosts(products: readonly ProductWire[]): Hosts {
  const patterns = products.flatMap((product) => product.hosts.map((host) => compilePattern(product, host)));
  const kept = new Map<string, HostMatch>();
  const match = (host: string): HostMatch => {
    const known = kept.get(host);
    if (known) return known;
    if (kept.size >= CACHE_SIZE) kept.clear();
    const found = matchAll(patterns, host) ?? matchAll(patterns, host.replace(PRIVATE_NETWORK, '')) ?? UNKNOWN;
    kept.set(host, found);
    return found;
  };
  return { match, isServed: (host) => isLocal(host) || host.endsWith('.aliyuncs.com') || match(host).products.length > 0 };
}

/** True for the names under which a client reaches this server as a plain endpoint. */
export function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function compilePattern(product: ProductWire, host: string): Pattern {
  const source = host
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith('{') ? hole(part.slice(1, -1)) : part.replaceAll('.', '\\.')))
    .join('');
  return { product, expression: new RegExp(`^${source}$`), holes: host.split('{').length - 1 };
}

function hole(name: string): string {
  return name === 'region' ? REGION : `(?<${name.toLowerCase()}>[a-z0-9][a-z0-9_-]*)`;
}

/** The pattern with the fewest holes says most; others with as few holes share the host. */
function matchAll(patterns: readonly Pattern[], host: string): HostMatch | undefined {
  const hits = patterns.filter(({ expression }) => expression.test(host));
  const fewest = Math.min(...hits.map(({ holes }) => holes));
  const best = hits.filter(({ holes }) => holes === fewest);
  const groups = best[0]?.expression.exec(host)?.groups;
  if (best.length === 0) return undefined;
  return { products: best.map(({ product }) => product), region: groups?.region, bucket: groups?.bucket, project: groups?.project };
}
