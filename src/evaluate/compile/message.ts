/** Names of the placeholders of a text, in order; undefined when its braces do not pair. */
export function placeholdersOf(text: string): string[] | undefined {
  const names = [...text.matchAll(placeholder)].map((match) => match[1] as string);
  return /\{\{|\}\}/.test(text.replaceAll(placeholder, '')) ? undefined : names;
}

const placeholder = /\{\{([A-Za-z][\w.-]*)\}\}/g;

/**
 * Compiles a text with placeholders.
 * @param writerOf how the value of a placeholder is written, asked once for each
 */
export function compileText<T>(text: string, writerOf: (name: string) => (subject: T) => string): (subject: T) => string {
  const parts = text.split(placeholder);
  const start = parts[0] as string;
  const values = parts.flatMap((part, i) => (i % 2 === 1 ? [{ write: writerOf(part), after: parts[i + 1] as string }] : []));
  return (subject) => {
    let filled = start;
    for (const { write, after } of values) filled += write(subject) + after;
    return filled;
  };
}
