import { profileOption } from '../change-options.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { configOption, outOption } from '../inspect-options.ts';

export default defineCommand({
  name: 'doctor',
  text: {
    en: 'say what applying changes needs, what is here, and how to get the rest',
    'zh-CN': '检查执行变更所需的环境，说明缺少什么以及如何获取',
  },
  options: [profileOption, configOption, outOption, jsonOption],
  run: async (_, options, terminal) => (await import('../changes/doctor.ts')).doctor(options, terminal),
});
