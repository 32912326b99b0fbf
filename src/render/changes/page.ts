import type { Config } from '../../model/documents.ts';
import { shortDigest } from '../html/head.ts';
import { Html, html } from '../html/html.ts';
import { shapeSheet, whole } from '../html/marks.ts';
import { styleSheet } from '../html/templates.ts';
import type { Words } from '../text/catalogue.ts';
import { oneLine } from '../text/clean.ts';

/** What the writers of one page of changes share. */
export interface ChangePage {
  readonly words: Words;
  /** Rules of the style sheet that depend on the words: the names of columns on a phone. */
  readonly styles: string[];
}

/** What a page is called, in its head, its title and on paper. */
export interface PageHead {
  readonly heading: string;
  readonly documentNo: string;
  /** 64 hex digits, or sha256: and those. */
  readonly digest: string;
  readonly at: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly banners: readonly string[];
  readonly config: Config;
}

/** The parts that the two pages of changes have alike. Call it last: the tables leave their column names in page.styles. */
export function frameParts({ heading, documentNo, digest, at, facts, banners, config }: PageHead, { words, styles }: ChangePage) {
  const customer = config.customer && words.pick(config.customer);
  const footer = [customer, words.t('internal'), documentNo, `sha256 ${shortHash(digest)}`].filter(Boolean).join(' · ');
  return {
    language: words.language,
    title: [heading, customer, documentNo].filter(Boolean).join(' · '),
    heading,
    customer: customer ?? '',
    at,
    shapes: new Html(shapeSheet.markup),
    facts: facts.map(([name, value]) => ({ name, value: factValue(value) })),
    banners,
    footer,
    style: new Html(pageStyle(heading, documentNo, footer, words, styles)),
  };
}

function factValue(value: string): Html {
  return /^sha256:[0-9a-f]{64}$/.test(value) ? html`<span title="${value}">sha256 ${shortHash(value)}</span>` : whole(value);
}

/** 4c1e 90b7 … a2d8, of a digest written with or without its kind. */
export function shortHash(digest: string): string {
  return shortDigest(digest.replace(/^sha256:/, ''));
}

/** A digest as a reader compares it: whole, and it may break anywhere. */
export function wholeDigest(digest: string): Html {
  return html`<span class="digest">${digest}</span>`;
}

function pageStyle(heading: string, documentNo: string, footer: string, words: Words, styles: readonly string[]): string {
  const quote = (text: string) => `"${oneLine(text).replaceAll(/["\\<]/g, ' ')}"`;
  const paper = `@page{@top-left{content:${quote(heading)}}@top-right{content:${quote(documentNo)}}@bottom-left{content:${quote(footer)}}@bottom-right{content:${words.t('print.page')}}}`;
  return `${styleSheet()}${styleSheet('change-documents.css')}@media screen and (max-width:760px){${[...new Set(styles)].join('')}}${paper}`;
}
