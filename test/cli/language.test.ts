import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/cli/language.ts';

describe('the language', () => {
  it.each([
    ['--lang goes first', ['inspect', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    ['--lang with an equals sign', ['--lang=zh-CN'], { LANG: 'en_US.UTF-8' }, 'zh-CN'],
    ['a word that is no language leaves it to the environment', ['--lang', 'fr'], { LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    ['LC_ALL goes before LANG', [], { LC_ALL: 'C.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
    ['LC_MESSAGES goes before LANG', [], { LC_MESSAGES: 'zh_TW.UTF-8', LANG: 'en_US.UTF-8' }, 'zh-CN'],
    ['an empty LC_ALL counts for nothing', [], { LC_ALL: '', LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    ['any other language reads English', [], { LANG: 'de_DE.UTF-8' }, 'en'],
    ['the system speaks where the environment is silent', [], {}, 'zh-CN'],
  ])('%s', (_, argv, env, language) => {
    expect(languageOf(argv, env, 'zh-Hans-CN')).toBe(language);
  });
});
