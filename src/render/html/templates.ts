import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { Words } from '../text/catalogue.ts';

const folder = new URL('../../../reports/', import.meta.url);
const strict: CompileOptions = { strict: true, noEscape: false };

/** Fills a template with a context; `{{t "key"}}` in it is the text of that key. */
export type Template = (context: object, words: Words) => string;

const loaded = new Map<string, Template>();

/** A template of reports/ with all partials, compiled once and strict: a misspelt field is an error, not a blank. @param name such as risk-report.html */
export function templateOf(name: string): Template {
  const known = loaded.get(name);
  if (known) return known;
  const fill = compile(name);
  const template: Template = (context, words) => fill(context, { data: { words } });
  loaded.set(name, template);
  return template;
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

/** The style sheet of the pages. */
export function styleSheet(): string {
  return readFileSync(new URL('risk-report.css', folder), 'utf8');
}
