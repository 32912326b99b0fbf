import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { Words } from '../text/catalogue.ts';
import { Html, html } from './html.ts';

const folder = new URL('../../../reports/', import.meta.url);
const strict: CompileOptions = { strict: true, noEscape: false };

/** Fills a template with a context; `{{t "section.high"}}` in it is the text of that key. */
export type Template = (context: object, words: Words) => string;

const loaded = new Map<string, Template>();

/** A template of reports/ with all partials, compiled once and strict: a misspelt field is an error, not a blank. @param name such as risk-report.html */
export function templateOf(name: string): Template {
  const known = loaded.get(name);
  if (known) return known;
  const fill = compile(name);
  const template: Template = (context, words) => fill(escaped(context) as object, { data: { words } });
  loaded.set(name, template);
  return template;
}

/** The context with every text escaped as the rest of the page is: Handlebars alone would let control characters through. */
function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? '' : html`${value}`;
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== 'object' || value === null || value instanceof Html) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escaped(item)]));
}

function compile(name: string): HandlebarsTemplateDelegate {
  const house = Handlebars.create();
  house.registerHelper('t', translate);
  const partials = new URL('partials/', folder);
  for (const file of readdirSync(partials).filter((entry) => entry.endsWith('.hbs'))) {
    house.registerPartial(file.slice(0, -'.hbs'.length), house.compile(readFileSync(new URL(file, partials), 'utf8'), strict));
  }
  return house.compile(readFileSync(new URL(`${name}.hbs`, folder), 'utf8'), strict);
}

function translate(key: string, options: Handlebars.HelperOptions): string {
  return (options.data.words as Words).t(key);
}

/** A style sheet of the pages. @param name its file in reports/ */
export function styleSheet(name = 'risk-report.css'): string {
  return readFileSync(new URL(name, folder), 'utf8');
}
