/** Names of the placeholders of a text, in order; undefined when its braces do not pair. */
export function placeholdersOf(text: string): string[] | undefined {
  const names = [...text.matchAll(placeholder)].map((match) => match[1] as string);
  return /\{\{|\}\}/.test(text.replaceAll(placeholder, '')) ? undefined : names;
}

const placeholder = /\{\{([A-Za-z][\w.-]*)\}\}/g;

/** Compiles a text with placeholders; each is asked of `show` by its name. */
export function compileText(text: string): (show: (name: string) => string) => string {
  const parts = text.split(placeholder);
  return (show) => {
    let filled = parts[0] as string;
    for (let i = 1; i < parts.length; i += 2) filled += show(parts[i] as string) + parts[i + 1];
    return filled;
  };
}
