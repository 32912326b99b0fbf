import type { Category } from '../../model/documents.ts';
import type { Format } from '../format.ts';
import { type Words, wordsOf } from '../text/catalogue.ts';
import { type Check, checksOf } from '../view/checks.ts';
import { categories, isLevel } from '../view/levels.ts';
import { type ReportView, viewOf } from '../view/view-model.ts';

/**
 * JUnit XML for build servers: a suite each category, a case each check that did not simply pass, and one passing case a
 * rule for all of its passed checks. A risk is a failure. What was accepted or could not be assessed is skipped, so that an
 * unread field is neither a pass nor a failure of the build; the exit code of the program tells an incomplete run. A rule
 * that went wrong is an error. Advice is left out.
 */
const format: Format = {
  fileName: 'risk-report.junit.xml',
  mediaType: 'application/xml',
  render(input) {
    const words = wordsOf(input.language);
    const view = viewOf(input);
    const suites = suitesOf(view, words).filter(({ cases }) => cases.length > 0);
    const total = sum(suites.map(({ cases }) => cases));
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xml(`xunjian ${view.inspection.id}`)}" ${total}>\n${suites.map((suite) => suiteText(suite, view)).join('')}</testsuites>\n`;
  },
};
export default format;

interface Case {
  readonly rule: string;
  readonly name: string;
  readonly result: 'pass' | 'failure' | 'error' | 'skipped';
  readonly message?: string;
  readonly type?: string;
  readonly body?: string;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

function suitesOf(view: ReportView, words: Words): Suite[] {
  const byCategory = new Map<Category, Case[]>(categories.map((category) => [category, passedCases(view, category, words)]));
  for (const check of checksOf(view)) {
    if (isLevel(check.finding.severity)) byCategory.get(check.rule.category)?.push(checkCase(check, words));
  }
  const suites = [...byCategory].map(([category, cases]) => ({ name: category, cases }));
  return [...suites, { name: 'gaps', cases: gapCases(view, words) }];
}

function passedCases({ inspection }: ReportView, category: Category, words: Words): Case[] {
  return inspection.rules.flatMap(({ rule, counts }) => {
    if (rule.category !== category || !isLevel(rule.severity) || counts.pass === 0) return [];
    const name = `${words.pick(rule.title)}${words.t('paren', { text: words.t('figures.checks', { n: counts.pass }) })}`;
    return [{ rule: rule.id, name, result: 'pass' as const }];
  });
}

function checkCase({ finding, rule, risk }: Check, words: Words): Case {
  const { type, name, id, region, accountId } = finding.resource;
  const title = `${words.pick(rule.risk)}${words.t('colon')}${name} (${[type, accountId, region, id].join('/')})`;
  const base = { rule: rule.id, name: title, message: words.pick(finding.message) };
  if (risk?.isNotRead || finding.outcome === 'unknown') return { ...base, result: 'skipped', message: unreadMessage(finding, words) };
  if (finding.outcome === 'error') return { ...base, result: 'error', type: 'rule-error' };
  if (finding.accepted) {
    const { by, until, why } = finding.accepted;
    return { ...base, result: 'skipped', message: `${words.t('outcome.accepted')}${words.t('colon')}${why} (${by}, ${until})` };
  }
  return { ...base, result: 'failure', type: finding.severity, body: rule.guidance ? words.pick(rule.guidance) : '' };
}

function unreadMessage({ unread }: Check['finding'], words: Words): string {
  const reasons = unread.map(({ reason, action, permission }) => [words.t(`reason.${reason}`), permission ?? action].join(' '));
  return `${words.t('outcome.unknown')}${words.t('colon')}${reasons.join(words.t('clause.separator')) || words.t('state.not-read')}`;
}

function gapCases({ gaps }: ReportView, words: Words): Case[] {
  return gaps.map(({ type, reason, action, permission, regions }) => ({
    rule: 'gap',
    name: `${type} (${regions.join(', ')})`,
    result: 'skipped',
    message: `${words.t(`reason.${reason}`)} ${permission ?? action}`,
  }));
}

function suiteText({ name, cases }: Suite, { inspection }: ReportView): string {
  const time = inspection.startedAt.replace(/(\.\d+)?Z$/, '');
  return `<testsuite name="${xml(name)}" timestamp="${xml(time)}" ${sum([cases])}>\n${cases.map(caseText).join('')}</testsuite>\n`;
}

function sum(lists: readonly (readonly Case[])[]): string {
  const having = (result: Case['result']) =>
    lists.reduce((total, cases) => total + cases.filter((item) => item.result === result).length, 0);
  const tests = lists.reduce((total, cases) => total + cases.length, 0);
  return `tests="${tests}" failures="${having('failure')}" errors="${having('error')}" skipped="${having('skipped')}" time="0"`;
}

function caseText({ rule, name, result, message = '', type = '', body = '' }: Case): string {
  const head = `<testcase classname="${xml(rule)}" name="${xml(name)}" time="0"`;
  if (result === 'pass') return `${head}/>\n`;
  if (result === 'skipped') return `${head}><skipped message="${xml(message)}"/></testcase>\n`;
  return `${head}><${result} type="${xml(type)}" message="${xml(message)}">${xml(body)}</${result}></testcase>\n`;
}

// Everything outside the characters that XML 1.0 allows; with the flag u, Cs is half of a surrogate pair.
const forbidden = /[^\P{Cc}\t\n\r\u007f-\u009f]|\p{Cs}|[\ufffe\uffff]/gu;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

function xml(text: string): string {
  return text.replace(forbidden, '\ufffd').replace(/[&<>"'\n\r\t]/g, (character) => entities[character] as string);
}
