import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import type { LocalizedText } from '../../model/documents.ts';

/** A language of the reports. */
export type Language = keyof LocalizedText;

/** Values of the placeholders of a text. */
export type Values = Readonly<Record<string, string | number>>;

/** The texts of one language. */
export interface Words {
  readonly language: Language;
  /** The text of a key with its placeholders filled in. Throws on an unknown key or a missing value. */
  t(key: string, values?: Values): string;
  has(key: string): boolean;
  /** The text of a key, or the key's last word where the catalogue has none: a region or a framework not known yet. */
  name(group: string, id: string): string;
  pick(text: LocalizedText): string;
  list(items: readonly string[]): string;
}

const mostFilled = 5000;
const loaded = new Map<Language, Words>();

/** The words of a language, read from reports/locales once. */
export function wordsOf(language: Language): Words {
  const known = loaded.get(language);
  if (known) return known;
  const words = makeWords(language, readTexts(language));
  loaded.set(language, words);
  return words;
}

function readTexts(language: Language): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(new URL(`../../../reports/locales/${language}.json`, import.meta.url), 'utf8'));
}

function makeWords(language: Language, texts: Readonly<Record<string, string>>): Words {
  const compiled = new Map<string, IntlMessageFormat>();
  // The same few texts stand in most rows: 7 days, 3 days overdue.
  const filledIn = new Map<string, string>();
  // Numbers are written alike in both languages, so that figures can be compared character by character.
  const compile = (text: string) => new IntlMessageFormat(text, language === 'en' ? 'en-US' : 'zh-CN', undefined, { ignoreTag: true });
  const textOf = (key: string) => {
    const text = texts[key];
    if (text === undefined) throw new Error(`reports/locales/${language}.json has no text "${key}".`);
    return text;
  };
  const t = (key: string, values?: Values) => {
    const text = textOf(key);
    if (!text.includes('{')) return text;
    let known = key;
    for (const name in values) known += `\n${name}\n${values[name]}`;
    let filled = filledIn.get(known);
    if (filled === undefined) {
      const message = compiled.get(key) ?? compile(text);
      compiled.set(key, message);
      filled = String(message.format(values));
      if (filledIn.size < mostFilled) filledIn.set(known, filled);
    }
    return filled;
  };
  return {
    language,
    t,
    has: (key) => Object.hasOwn(texts, key),
    name: (group, id) => (Object.hasOwn(texts, `${group}.${id}`) ? t(`${group}.${id}`) : id),
    pick: (text) => text[language],
    list: (items) => items.join(textOf('list.separator')),
  };
}
