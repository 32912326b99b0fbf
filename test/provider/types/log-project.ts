import { defineType, pick, type Work } from '../type-file.ts';

const project = { action: 'Project', path: '/', owner: (x: Work) => x.id } as const;

export default defineType({
  token: 'alicloud:log/project:Project',
  product: 'sls',
  reads: [
    {
      ...project,
      method: 'GET',
      set: (found) => pick(found, 'projectName projectName:name description createTime status resourceGroupId'),
    },
    {
      action: 'ListTagResources',
      method: 'GET',
      path: '/tags',
      query: { resourceId: (x) => JSON.stringify([x.id]), resourceType: 'PROJECT' },
      set: (reply) => ({ tags: tagsOf(reply['tagResources']) }),
    },
    { action: 'ProjectPolicy', method: 'GET', path: '/policy', owner: (x) => x.id },
  ],
  create: [
    {
      action: 'Project',
      method: 'POST',
      path: '/',
      text: (x) =>
        JSON.stringify({
          projectName: x.get('projectName') ?? x.get('name'),
          description: x.get('description') || undefined,
          resourceGroupId: x.get('resourceGroupId') || undefined,
        }),
    },
  ],
  newId: (x) => String(x.get('projectName') ?? x.get('name')),
  updates: [
    {
      ...project,
      method: 'PUT',
      on: 'description',
      text: (x) => JSON.stringify({ description: x.get('description') ?? '' }),
    },
  ],
  remove: [{ ...project, method: 'DELETE' }],
});

function tagsOf(list: unknown): Record<string, string> | undefined {
  const pairs = (Array.isArray(list) ? list : []) as { tagKey: string; tagValue: string }[];
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs.map(({ tagKey, tagValue }) => [tagKey, tagValue]));
}
