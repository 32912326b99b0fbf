const raws = new WeakMap<object, string>();

/** Keeps the text that a parsed reply, or the error of a failed call, came from; recording asks for it. */
export function keepRaw<T extends object>(parsed: T, text: string): T {
  raws.set(parsed, text);
  return parsed;
}

/** The text behind a reply or an error of the live cloud; undefined where none came. */
export function rawOf(parsed: object): string | undefined {
  return raws.get(parsed);
}
