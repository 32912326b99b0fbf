import { eastAsianWidth } from 'get-east-asian-width';

/** Columns that a text takes on a terminal: a Chinese character takes two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += eastAsianWidth(character.codePointAt(0) as number);
  return width;
}
