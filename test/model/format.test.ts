import { expect, it } from 'vitest';
import type { FieldValue } from '../../src/model/documents.ts';
import { formatValue } from '../../src/model/format.ts';

it.each<[FieldValue | undefined, string | undefined, string, string]>([
  [7, 'day', '7 days', '7 天'],
  [1, 'day', '1 day', '1 天'],
  [0, 'hour', '0 hours', '0 小时'],
  [80.456, 'percent', '80.46%', '80.46%'],
  [0.4, 'ratio', '40%', '40%'],
  [12000, 'iops', '12,000 IOPS', '12,000 IOPS'],
  [1023, 'byte', '1,023 B', '1,023 B'],
  [1024, 'byte', '1 KiB', '1 KiB'],
  [1536, 'gibibyte', '1.5 TiB', '1.5 TiB'],
  [0.5, 'gibibyte', '512 MiB', '512 MiB'],
  [2_000_000, 'bit-per-second', '2 Mbit/s', '2 Mbit/s'],
  [2048, 'byte-per-second', '2 KiB/s', '2 KiB/s'],
  [1234.5, 'cny-per-month', '¥1,234.5 a month', '¥1,234.5/月'],
  [2, 'vcpu', '2 vCPUs', '2 核'],
  [27017, 'port', '27017', '27017'],
  [3, undefined, '3', '3'],
  [999.999, undefined, '1,000', '1,000'],
  [-1234567.891, undefined, '-1,234,567.89', '-1,234,567.89'],
  [true, undefined, 'yes', '是'],
  ['Running', undefined, 'Running', 'Running'],
  ['2026-07-01T23:59:00.000Z', undefined, '2026-07-02 07:59', '2026-07-02 07:59'],
  ['2026-07-01T23:59Z', undefined, '2026-07-01T23:59Z', '2026-07-01T23:59Z'],
  [null, 'day', 'none', '无'],
  [[], undefined, 'none', '无'],
  [undefined, 'day', 'not read', '未读取'],
  [['apple', 'pear'], undefined, 'apple, pear', 'apple、pear'],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g'], undefined, 'a, b, c, d, e and 2 more', 'a、b、c、d、e 等 7 项'],
  [{ port: 22, from: '0.0.0.0/0' }, undefined, 'port=22, from=0.0.0.0/0', 'port=22、from=0.0.0.0/0'],
])('writes %j in %s as "%s" and "%s"', (value, unit, english, chinese) => {
  expect([formatValue(value, unit, 'en'), formatValue(value, unit, 'zh-CN')]).toEqual([english, chinese]);
});
