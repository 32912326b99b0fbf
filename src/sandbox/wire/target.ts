import { type ProductWire, SandboxError } from '../call.ts';
import { decodePath } from './encoding.ts';
import type { HostMatch, Hosts } from './hosts.ts';
import { headerOf, type WireRequest } from './request.ts';
import { compileRoutes, type RouteMatch, type Routes } from './routes.ts';

export type Style = ProductWire['style'];

/** Where a call goes: known before its signature is looked at, since errors are worded by style. */
export interface Target {
  readonly style: Style;
  readonly product: ProductWire | undefined;
  /** Empty when the call names none and no route fits. */
  readonly action: string;
  readonly version: string;
  readonly region: string | undefined;
  /** `/bucket/object` for OSS, the path as sent for others. */
  readonly path: string;
  readonly bucket: string | undefined;
  readonly project: string | undefined;
  readonly route: RouteMatch | undefined;
}

/** Finds product, action and region of calls. */
export interface Targets {
  find(request: WireRequest): Target;
}

/** Indexes products by host and version. */
export function compileTargets(products: readonly ProductWire[], hosts: Hosts): Targets {
  const routes = new Map<ProductWire, Routes>(products.map((product) => [product, compileRoutes(product)]));
  const choose = compileChoice(products);
  return {
    find(request) {
      const host = hosts.match(request.host);
      const version = headerOf(request, 'x-acs-version') || request.values.Version || '';
      const named = headerOf(request, 'x-acs-action') || request.values.Action || '';
      const style = signedStyle(request) ?? host.products[0]?.style;
      const product = choose(style, host, version);
      const place = product?.style === 'OSS' ? ossPlace(request, host.bucket) : { bucket: undefined, path: request.path };
      const route = product && routes.get(product)?.match(request, place.path, host.project !== undefined, named);
      const region = request.values.RegionId || headerOf(request, 'x-acs-region-id') || host.region;
      const action = route?.action ?? named;
      return { style: product?.style ?? style ?? 'RPC', product, action, version, route, region, project: host.project, ...place };
    },
  };
}

/** OSS and SLS are known by host or signature, all others by their version; a product does not answer at another's host. */
function compileChoice(products: readonly ProductWire[]) {
  const byVersion = new Map<string, ProductWire>(
    products.flatMap((product) => product.versions.map((version) => [version, product] as const)).reverse(),
  );
  return (style: Style | undefined, host: HostMatch, version: string): ProductWire | undefined => {
    if (style === 'OSS' || style === 'SLS') return [...host.products, ...products].find((product) => product.style === style);
    if (host.products.length === 0) return byVersion.get(version);
    return host.products.find((product) => product.versions.includes(version));
  };
}

/** Only the kind of signature tells a call to OSS or SLS from others when it comes by address. */
function signedStyle(request: WireRequest): Style | undefined {
  const authorization = headerOf(request, 'authorization');
  if (authorization.startsWith('OSS')) return 'OSS';
  return authorization.startsWith('LOG ') || authorization.startsWith('SLS4') ? 'SLS' : undefined;
}

/** OSS paths are `/bucket/object` to routes and signatures, whatever the host; by address the bucket is the first segment already. */
function ossPlace(request: WireRequest, hostBucket: string | undefined): { bucket: string | undefined; path: string } {
  if (hostBucket !== undefined)
    return { bucket: hostBucket, path: request.path === '/' ? `/${hostBucket}` : `/${hostBucket}${request.path}` };
  const [bucket = '', ...rest] = request.path.slice(1).split('/');
  if (bucket === '') return { bucket: undefined, path: '/' };
  const object = rest.join('/');
  return { bucket: decodePath(bucket), path: object === '' ? `/${bucket}` : `/${bucket}/${object}` };
}

/** What OSS signs of a path: a bucket ends with a slash. */
export function ossResource(path: string): string {
  return path.indexOf('/', 1) < 0 && path !== '/' ? `${path}/` : path;
}

/** What is asked for where no product answers to host and version, or no route to method and path; else undefined. */
export function gapOf({ product, style, version, action }: Target, { host, method, path }: WireRequest): string | undefined {
  if (!product) return version === '' ? undefined : `${host} ${version} ${action || `${method} ${path}`}`;
  return action === '' && style !== 'RPC' ? `${product.product} ${method} ${path}` : undefined;
}

/** Throws when no product answers to the version, or no route to the path. */
export function checkTarget(target: Target): asserts target is Target & { product: ProductWire } {
  if (!target.product) throw noProduct(target);
  if (target.action === '') throw noRoute[target.style]();
}

function noProduct({ version, style }: Target): SandboxError {
  if (style === 'OSS' || style === 'SLS') return noRoute[style]();
  return version === ''
    ? missingParameter('Version')
    : new SandboxError(400, 'InvalidVersion', 'Specified parameter Version is not valid.');
}

/** How a call is refused that no route takes. */
const noRoute: Record<Style, () => SandboxError> = {
  RPC: () => missingParameter('Action'),
  ROA: () => new SandboxError(404, 'InvalidAction.NotFound', 'Specified api is not found, please check your url and method.'),
  OSS: () => new SandboxError(501, 'NotImplemented', 'A header you provided implies functionality that is not implemented.'),
  SLS: () => new SandboxError(404, 'InvalidAPI', 'The requested API does not exist.'),
};

function missingParameter(name: string): SandboxError {
  return new SandboxError(
    400,
    'MissingParameter',
    `The input parameter "${name}" that is mandatory for processing this request is not supplied.`,
  );
}
