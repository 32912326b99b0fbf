import type { Format } from '../format.ts';
import { pageContext } from '../html/context.ts';
import { templateOf } from '../html/templates.ts';
import { wordsOf } from '../text/catalogue.ts';
import { viewOf } from '../view/view-model.ts';

/** One self-contained page without a script: for a screen, a phone and paper. */
const format: Format = {
  fileName: 'risk-report.html',
  mediaType: 'text/html',
  render(input) {
    const words = wordsOf(input.language);
    return templateOf('risk-report.html')(pageContext(viewOf(input), words), words);
  },
};
export default format;
