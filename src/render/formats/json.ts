import type { Format } from '../format.ts';
import { firstRun } from '../input.ts';
import { viewOf } from '../view/view-model.ts';

/** The documents themselves, for programs: both languages, times in UTC. */
const format: Format = {
  fileName: 'risk-report.json',
  mediaType: 'application/json',
  render(input) {
    const { figures, documentNo, digest } = viewOf(input);
    const { inspection, comparison = firstRun } = input;
    return `${JSON.stringify({ schemaVersion: 1, documentNo, digest: `sha256:${digest}`, figures, inspection, comparison }, null, 1)}\n`;
  },
};
export default format;
