// Long digits outside a text begin after a colon, a comma or a bracket.
const hasLongNumber = /[:,[]\s*-?\d{16}/;
const textOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON and keeps whole numbers beyond 2^53 as texts, so that no id loses its last digits.
 * Throws SyntaxError.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(hasLongNumber.test(text) ? text.replace(textOrNumber, keepDigits) : text);
}

function keepDigits(token: string): string {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
}
