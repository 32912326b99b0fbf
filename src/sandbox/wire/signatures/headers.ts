import { headerOf, type WireRequest } from '../request.ts';

/** Names of all headers that a signature covers, sorted. */
export function headerNames({ headers }: WireRequest, isSigned: (name: string) => boolean): string[] {
  return Object.keys(headers).filter(isSigned).sort();
}

/** `name:value` lines, values trimmed, each with its line end. */
export function headerLines(request: WireRequest, names: readonly string[]): string {
  let text = '';
  for (const name of names) text += `${name}:${headerOf(request, name).trim()}\n`;
  return text;
}
