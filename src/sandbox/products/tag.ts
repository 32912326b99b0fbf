import {
  type Context,
  defineProduct,
  type Fields,
  listRows,
  mappedRows,
  namedRows,
  type Refusal,
  type Row,
  tokens,
  write,
} from '../engine/index.ts';
import { arnOf, findByArn } from './inventory/arn.ts';

import { resources } from './inventory/resources.ts';
import { regionsOf } from './network/place.ts';

const badTags: Refusal = [400, 'InvalidParameter.Tags', 'The specified parameter Tags is not valid.'];

/** Tags of a call: JSON with keys and values. */
function tagsIn(x: Context): Readonly<Record<string, string>> {
  try {
    const tags: unknown = JSON.parse(x.text('Tags') || '{}');
    if (typeof tags === 'object' && tags !== null && !Array.isArray(tags)) return tags as Record<string, string>;
  } catch {
    // What is no JSON is refused like JSON that is no object.
  }
  return x.refuse(badTags);
}

/** Does something to each resource that is there, and names the others. */
function eachNamed(x: Context, carryOut: (row: Row) => void): Fields {
  const failed: Fields[] = [];
  for (const arn of x.texts('ResourceARN')) {
    const row = findByArn(x, arn);
    if (row) carryOut(row);
    else {
      const Result = { Code: 'InvalidResourceId.NotFound', Message: 'The specified ResourceIds are not found in our records.' };
      failed.push({ ResourceARN: arn, Result });
    }
  }
  return { FailedResources: { FailedResource: failed } };
}

/** Tagged resources of the region, or those that the call names. */
function tagged(x: Context) {
  const wanted = Object.entries(tagsIn(x));
  const arns = x.texts('ResourceARN');
  const all = arns.length > 0 ? namedRows(arns.flatMap((arn) => findByArn(x, arn) ?? [])) : resources(x, { regions: [x.region] });
  const fits = ({ tags }: Row) =>
    Object.keys(tags).length > 0 && wanted.every(([key, value]) => key in tags && (value === '' || tags[key] === value));
  return all.filter(fits, `tagged ${x.text('Tags')}`);
}

/** The tag service: tags of the resources of all products. */
export default defineProduct({
  product: 'tag',
  style: 'RPC',
  versions: ['2018-08-28'],
  hosts: ['tag.{region}.aliyuncs.com', 'tag.aliyuncs.com'],
  actions: {
    DescribeRegions: { run: (x) => ({ Regions: { Region: regionsOf(x) } }) },
    ListTagResources: listRows<Fields>({
      rows: 'TagResources',
      page: tokens({ sizeName: 'PageSize', size: 50, max: 1000, total: null, sizeOut: null }),
      from: (x) =>
        mappedRows(tagged(x), (row) => ({
          ResourceARN: arnOf(x, row),
          Tags: Object.entries(row.tags).map(([Key, Value]) => ({ Category: 'custom', Key, Value })),
        })),
    }),
    TagResources: write((x) => eachNamed(x, (row) => x.tag(row, tagsIn(x))), { needs: ['ResourceARN', 'Tags'] }),
    UntagResources: write((x) => eachNamed(x, (row) => x.tag(row, Object.fromEntries(x.texts('TagKey').map((key) => [key, undefined])))), {
      needs: ['ResourceARN', 'TagKey'],
    }),
  },
});
