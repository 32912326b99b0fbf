import { XMLBuilder, XMLParser } from 'fast-xml-parser';

const builder = new XMLBuilder({ ignoreAttributes: true, suppressEmptyNode: false, format: false });
const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false });

/** A body as XML under one root; a list repeats its element, nothing gives an empty root. */
export function writeXml(root: string, body: unknown): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: body ?? '' })}`;
}

/** An XML body as nested objects, texts as texts; undefined when it is not XML. */
export function readXml(text: string): unknown {
  try {
    return parser.parse(text);
  } catch {
    return undefined;
  }
}
