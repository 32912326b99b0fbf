import { expect, it } from 'vitest';
import { trafficText } from '../../src/fixes/help/traffic.ts';

it.each([
  ['tcp', '22/22', 'tcp port 22', 'tcp 22 端口'],
  ['udp', '20/22', 'udp ports 20-22', 'udp 20-22 端口'],
  ['tcp', '1/65535', 'every tcp port', 'tcp 全部端口'],
  ['all', '-1/-1', 'every port of every protocol', '所有协议的全部端口'],
  ['all', '80/80', 'port 80 of every protocol', '所有协议的 80 端口'],
])('%s %s is said as people say it', (protocol, ports, en, chinese) => {
  expect(trafficText(protocol, ports)).toEqual({ en, 'zh-CN': chinese });
});
