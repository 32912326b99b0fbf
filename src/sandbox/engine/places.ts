/** Where the row of a place stands among all that were made: each place before it from which something is gone moves it one on. */
export function placed(place: number, gone: readonly number[]): number {
  let at = place;
  for (const one of gone) {
    if (one > at) break;
    at++;
  }
  return at;
}
