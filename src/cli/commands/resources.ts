import { defineCommand, jsonOption } from '../command.ts';

export default defineCommand({
  name: 'resources',
  text: { en: 'list resource types and their fields', 'zh-CN': '列出资源类型及其字段' },
  arguments: [
    {
      name: '[types...]',
      text: { en: 'types whose fields are wanted, such as ACS::RDS::DBInstance', 'zh-CN': '要查看字段的类型，例如 ACS::RDS::DBInstance' },
    },
  ],
  options: [jsonOption],
  examples: ['resources', 'resources ACS::ECS::*'],
  run: async ([types], options, terminal) =>
    (await import('../resources/list-resource-types.ts')).listResourceTypes(types as readonly string[], options, terminal),
});
