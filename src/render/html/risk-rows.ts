import type { Words } from '../text/catalogue.ts';
import type { Risk } from '../view/risks.ts';
import { actualCell, ageCell, dueCell, regionCell, requiredCell, resourceCell, stateCell } from './marks.ts';
import type { Page } from './page.ts';
import type { Column, Row } from './table.ts';

/** The columns of a risk below its rule. */
export function riskColumns(words: Words): Column[] {
  const half = ['actual', 'required', 'region', 'state'].map((name) => ({ head: words.t(`column.${name}`), style: 'half' }));
  return [
    { head: words.t('column.resource'), style: 'name' },
    ...half,
    { head: words.t('column.age'), style: 'num half' },
    { head: words.t('column.due'), style: 'half' },
    { head: words.t('column.no'), style: 'no half' },
  ];
}

/** The rows of a rule's risks, the first ones up to the limit of the page. */
export function* riskRows(risks: readonly Risk[], page: Page): Iterable<Row> {
  for (const risk of risks.slice(0, page.rowsPerRule)) yield riskRow(risk, page);
}

function riskRow(risk: Risk, page: Page): Row {
  const { finding, isNotRead, lateDays } = risk;
  const { words } = page;
  return {
    ...(lateDays > 0 && { style: 'late' }),
    cells: [
      resourceCell(finding.resource),
      actualCell(finding, isNotRead, words),
      requiredCell(finding, words),
      regionCell(finding.resource, page),
      stateCell(risk, words),
      ageCell(risk),
      dueCell(risk, words),
      finding.id,
    ],
  };
}
