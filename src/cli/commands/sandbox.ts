import { defineCommand } from '../command.ts';

export default defineCommand({
  name: 'sandbox',
  text: { en: 'serve a simulated Alibaba Cloud on this machine until Ctrl-C', 'zh-CN': '在本机运行模拟阿里云，按 Ctrl-C 结束' },
  options: [
    { flags: '--estate <name>', text: { en: 'sample, or the file of an estate', 'zh-CN': 'sample，或资源环境文件' }, default: 'sample' },
    {
      flags: '--resources <number>',
      kind: 'integer',
      text: { en: 'make up an estate of this size instead', 'zh-CN': '改为生成指定数量的资源' },
    },
    {
      flags: '--seed <number>',
      kind: 'integer',
      text: { en: 'the same seed makes the same estate', 'zh-CN': '相同的种子生成相同的环境' },
      default: '1',
    },
    {
      flags: '--clock <time>',
      text: {
        en: 'time at which the estate opens and stands, 2026-12-01T00:00:00Z; left out, it runs with the real one',
        'zh-CN': '环境开启并停留的时间，如 2026-12-01T00:00:00Z；默认随真实时间运行',
      },
    },
    {
      flags: '--port <number>',
      kind: 'integer',
      text: { en: 'port on 127.0.0.1; any free one where left out', 'zh-CN': '127.0.0.1 上的端口；默认任选空闲端口' },
    },
    {
      flags: '--control-port <number>',
      kind: 'integer',
      text: { en: 'port of the interface that sets faults, quotas and time', 'zh-CN': '用于设置故障、配额和时间的控制接口端口' },
    },
    {
      flags: '--print-env',
      text: { en: 'print only the lines for eval, and serve in the background', 'zh-CN': '只打印供 eval 使用的环境变量，并在后台运行' },
    },
  ],
  examples: ['sandbox', 'sandbox --print-env', 'sandbox --resources 100000 --seed 7 --clock 2026-12-01T00:00:00Z'],
  run: async (_, options, terminal) => (await import('../sandbox/serve-sandbox.ts')).serveSandbox(options, terminal),
});
