import type { ProductWire } from '../call.ts';
import { decodePath } from './encoding.ts';
import { SUB_RESOURCES } from './oss-sub-resources.ts';
import type { WireRequest } from './request.ts';

type Route = NonNullable<ProductWire['routes']>[number];

/** The route that a call took, with the parameters of its path. */
export interface RouteMatch {
  readonly action: string;
  readonly pathParams: Readonly<Record<string, string>>;
  /** The sub-resource that chose the route. */
  readonly query: string | undefined;
  /** The body is taken as the bytes that it is. */
  readonly asBytes: boolean;
}

interface CompiledRoute extends Route {
  readonly isOss: boolean;
  readonly segments: readonly string[];
}

/** Finds the action of a call that names none, by method, path and sub-resource. */
export interface Routes {
  match(request: WireRequest, path: string, hasProject: boolean, action: string): RouteMatch | undefined;
}

/** Compiles the routes of one product; the more a route names, the sooner it is tried. */
export function compileRoutes(product: ProductWire): Routes {
  const compiled = (product.routes ?? [])
    .map((route) => ({ ...route, isOss: product.style === 'OSS', segments: route.path.split('/').slice(1) }))
    .toSorted((a, b) => weight(b) - weight(a));
  return {
    match(request, path, hasProject, action) {
      const segments = path.split('/').slice(1);
      const fitting = compiled.filter((route) => fits(route, request, segments, hasProject));
      const route = fitting.find((candidate) => candidate.action === action) ?? fitting[0];
      return (
        route && {
          action: route.action,
          pathParams: readPath(route.segments, segments),
          query: route.query,
          asBytes: route.asBytes ?? false,
        }
      );
    },
  };
}

function weight({ segments, query, onProject }: CompiledRoute): number {
  return segments.filter((segment) => !isHole(segment)).length * 4 + (query ? 2 : 0) + (onProject === undefined ? 0 : 1);
}

function isHole(segment: string): boolean {
  return segment.startsWith('{') || segment.startsWith('[');
}

function fits(route: CompiledRoute, request: WireRequest, segments: readonly string[], hasProject: boolean): boolean {
  if (route.method !== request.method || (route.onProject !== undefined && route.onProject !== hasProject)) return false;
  if (!route.segments.every((segment, index) => segment === segments[index] || (isHole(segment) && segments[index]))) return false;
  if (segments.length !== route.segments.length && !isRest(route.segments, segments)) return false;
  return route.query === undefined ? !(route.isOss && namesSubResource(request)) : hasQuery(request, route.query);
}

/** An object name may hold slashes: a last hole named Object takes all that is left. */
function isRest(route: readonly string[], segments: readonly string[]): boolean {
  return segments.length > route.length && /^[{[]object/i.test(route.at(-1) ?? '');
}

/** True for `?website` and its like, which no listing may answer in its place. */
function namesSubResource({ query }: WireRequest): boolean {
  return query.some(([key, value]) => !value && SUB_RESOURCES.has(key));
}

/** `acl` asks for the key, `list-type=2` for key and value. */
function hasQuery({ values }: WireRequest, query: string): boolean {
  const [key = '', value] = query.split('=');
  return value === undefined ? key in values : values[key] === value;
}

function readPath(route: readonly string[], segments: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  route.forEach((segment, index) => {
    if (!isHole(segment)) return;
    const rest = index === route.length - 1 ? segments.slice(index).join('/') : (segments[index] ?? '');
    params[segment.slice(1, -1)] = decodePath(rest);
  });
  return params;
}
