import type { ReportInput } from './input.ts';

/** One form of the report. Each is a file of formats/, whose name is the name of the format. */
export interface Format {
  readonly fileName: string;
  readonly mediaType: string;
  /** Draws the document. Throws InputError when the sums of the inspection do not hold. */
  render(input: ReportInput): string | Uint8Array;
}
