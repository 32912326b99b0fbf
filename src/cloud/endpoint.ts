import type { CloudCall } from '../model/cloud.ts';
import type { Product } from './products.ts';

/** Where an account is registered: aliyun.com (mainland) or alibabacloud.com (international). */
export type Site = 'mainland' | 'international';

/** Region that answers for a whole account of the site. */
export function homeRegion(site: Site): string {
  return site === 'mainland' ? 'cn-hangzhou' : 'ap-southeast-1';
}

/** True host of a call, without a bucket or project before it. */
export function endpointOf(product: Product, region: string, site: Site): string {
  // OSS writes the location of a bucket with its own name before it.
  const place = region === 'global' ? homeRegion(site) : region.replace(/^oss-/, '');
  if (product.sites) return product.sites[product.sites.by === 'account' || region === 'global' ? site : siteOfRegion(place)];
  const other = Object.entries(product.others ?? {}).find(([, regions]) => regions.includes(place));
  return other ? other[0] : (product.endpoint ?? '').replace('{region}', place);
}

/** True host of a call, with its bucket or project. */
export function hostOf(call: CloudCall, endpoint: string): string {
  return call.host ? `${call.host}.${endpoint}` : endpoint;
}

// Hong Kong is served by the mainland centres of the products that are split.
function siteOfRegion(region: string): Site {
  return region.startsWith('cn-') ? 'mainland' : 'international';
}
