import Handlebars from 'handlebars';
import type { Page } from '../../src/render/html/page.ts';
import { restTable } from '../../src/render/html/rest.ts';
import type { Words } from '../../src/render/text/catalogue.ts';
import { dateOf } from '../../src/render/text/clock.ts';
import { count } from '../../src/render/text/numbers.ts';
import { requiredText, valueText } from '../../src/render/text/values.ts';
import type { Risk, RuleRisks } from '../../src/render/view/risks.ts';

const rows = Handlebars.compile(
  `{{#each risks}}<tr role="row"{{#if late}} class="late"{{/if}}><td role="cell" class="name"><bdi>{{name}}</bdi>{{#if id}}<small><bdi>{{id}}</bdi></small>{{/if}}</td><td role="cell" class="half"><bdi>{{actual}}</bdi>{{#if label}}<small>{{label}}</small>{{/if}}</td><td role="cell" class="half"><bdi>{{required}}</bdi></td><td role="cell" class="half">{{region}}</td><td role="cell" class="half"><span class="state">{{state}}</span></td><td role="cell" class="num half">{{age}}<small>{{first}}</small></td><td role="cell" class="half"><span class="nowrap">{{due}}</span>{{#if late}}<small><span class="overdue">{{late}}</span></small>{{/if}}</td><td role="cell" class="no half">{{no}}</td></tr>{{/each}}`,
  { strict: true },
);

/** The table of medium and low risks with its rows written by a Handlebars template instead of functions. */
export function tableByHandlebars(groups: readonly RuleRisks[], page: Page): string {
  const left = (group: RuleRisks) => ({ ...group, risks: group.risks.slice(0, page.rowsPerRule) });
  const frame = restTable(groups, page).markup.replaceAll(/<tr role="row"(?: class="late")?><td.*?<\/tr>/g, '');
  const parts = frame.split('</tbody>');
  return parts
    .map((part, i) =>
      i < groups.length ? `${part}${rows({ risks: left(groups[i] as RuleRisks).risks.map((risk) => plain(risk, page.words)) })}` : part,
    )
    .join('</tbody>');
}

function plain({ finding, state, cause, ageDays, firstDay, dueDay, lateDays }: Risk, words: Words) {
  const { name, id, region } = finding.resource;
  const [evidence] = finding.evidence;
  const why = cause && state === 'new' ? words.t('paren', { text: words.t(`cause.${cause}`) }) : '';
  return {
    name,
    id: id === name ? '' : id,
    actual: evidence && valueText(evidence.actual, evidence.unit, words),
    label:
      evidence && (typeof evidence.actual === 'boolean' || evidence.actual === null) && evidence.label ? words.pick(evidence.label) : '',
    required: evidence && requiredText(evidence, words),
    region: words.name('region', region),
    state: `${words.t(`state.${state}`)}${why}`,
    age: count(ageDays),
    first: dateOf(firstDay).slice(5),
    due: dateOf(dueDay),
    late: lateDays > 0 && words.t('late.days', { n: lateDays }),
    no: finding.id,
  };
}
