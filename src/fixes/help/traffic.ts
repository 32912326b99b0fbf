import type { LocalizedText } from '../../model/documents.ts';

/** Protocol and ports of a rule as people say them. @param ports as the API writes them: 22/22, 1/65535, -1/-1 */
export function trafficText(protocol: string, ports: string): LocalizedText {
  const isEvery = ports === '-1/-1' || ports === '1/65535';
  const [from, to] = ports.split('/');
  const range = from === to ? String(from) : `${from}-${to}`;
  const isAny = protocol === 'all' || protocol === '-1';
  if (isEvery)
    return isAny
      ? { en: 'every port of every protocol', 'zh-CN': '所有协议的全部端口' }
      : { en: `every ${protocol} port`, 'zh-CN': `${protocol} 全部端口` };
  const place = from === to ? 'port' : 'ports';
  return isAny
    ? { en: `${place} ${range} of every protocol`, 'zh-CN': `所有协议的 ${range} 端口` }
    : { en: `${protocol} ${place} ${range}`, 'zh-CN': `${protocol} ${range} 端口` };
}
