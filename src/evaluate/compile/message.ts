/** Names of the placeholders of a text, in order; undefined when its braces do not pair. */
export function placeholdersOf(text: string): string[] | undefined {
  const names = [...text.matchAll(placeholder)].map((match) => match[1] as string);
  return /\{\{|\}\}/.test(text.replaceAll(placeholder, '')) ? undefined : names;
}

const placeholder = /\{\{([A-Za-z][\w.-]*)\}\}/g;

/** Compiles a text with placeholders; each is asked of `show` by its name. */
export function compileText(text: string): (show: (name: string) => string) => string {
  const parts = text.split(placeholder);
  return (show) => parts.map((part, i) => (i % 2 === 1 ? show(part) : part)).join('');
}
