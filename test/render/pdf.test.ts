import { describe, expect, it } from 'vitest';
import { findChromium } from '../../src/render/index.ts';

describe('the Chromium that prints', () => {
  it.each([
    ['the named one', { CHROMIUM_PATH: '/opt/fruit/chromium' }, ['/opt/fruit/chromium'], '/opt/fruit/chromium'],
    ['none where the named one is missing', { CHROMIUM_PATH: '/opt/fruit/chromium' }, ['/usr/bin/chromium'], undefined],
    ['none where there is none', {}, [], undefined],
  ])('is %s', (_, env, existing: readonly string[], path) => {
    expect(findChromium(env, (name) => existing.includes(name))).toBe(path);
  });
});
