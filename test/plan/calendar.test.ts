import { expect, it } from 'vitest';
import { closedNow } from '../../src/plan/calendar.ts';

const at = (china: string) => new Date(`${china}+08:00`);
const freeze = [{ from: '2026-11-10', to: '2026-11-11', reason: 'sale' }];
// 25 Nov 2026 is a Wednesday.
const windows = [{ days: [3], from: '22:00', to: '02:00' }];

it.each([
  ['the second before a freeze is open', '2026-11-09T23:59:59', { freeze }, true],
  ['its first second is closed', '2026-11-10T00:00:00', { freeze }, false],
  ['its last day counts whole', '2026-11-11T23:59:59', { freeze }, false],
  ['the day after is open', '2026-11-12T00:00:00', { freeze }, true],
  ['before the window it is closed', '2026-11-25T21:59:59', { windows }, false],
  ['the window opens on the minute', '2026-11-25T22:00:00', { windows }, true],
  ['it lasts over midnight', '2026-11-26T01:59:59', { windows }, true],
  ['it ends on the minute', '2026-11-26T02:00:00', { windows }, false],
  ['another night has none', '2026-11-27T01:00:00', { windows }, false],
  ['without windows it is always open', '2026-11-25T12:00:00', {}, true],
])('%s', (_, china, policy, isOpen) => {
  expect(closedNow(policy, at(china)) === undefined).toBe(isOpen);
});

it('says the windows as a person writes them', () => {
  const evenings = [...windows, { days: [6, 7], from: '08:00', to: '20:00' }];
  expect(closedNow({ windows: evenings }, at('2026-11-25T12:00:00'))).toEqual({
    en: 'It is outside the change windows (Wed 22:00–02:00; Sat, Sun 08:00–20:00, China time). Apply within one, or change changes.windows in xunjian.json.',
    'zh-CN':
      '当前不在变更窗口内（周三 22:00–02:00；周六、周日 08:00–20:00，北京时间）。请在窗口内执行，或修改 xunjian.json 的 changes.windows。',
  });
});
