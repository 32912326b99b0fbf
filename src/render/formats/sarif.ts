import type { RuleSummary, Severity } from '../../model/documents.ts';
import type { Format } from '../format.ts';
import { type Words, wordsOf } from '../text/catalogue.ts';
import { sentence } from '../text/markdown.ts';
import { type Check, checksOf } from '../view/checks.ts';
import { type ReportView, viewOf } from '../view/view-model.ts';

/**
 * SARIF 2.1.0. Levels: critical and high are error, medium is warning, low and info are note. A check that could not be
 * assessed has kind open; an accepted one carries a suppression; gaps and rule errors are notifications of the run.
 * Cloud resources have no file, so they stand in logicalLocations.
 */
const format: Format = {
  fileName: 'risk-report.sarif',
  mediaType: 'application/sarif+json',
  render(input) {
    const words = wordsOf(input.language);
    const view = viewOf(input);
    const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run(view, words)] };
    return `${JSON.stringify(log, null, 1)}\n`;
  },
};
export default format;

const levelOf: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** The scale of code-scanning sites, from 0 to 10. */
const scoreOf: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0', info: '0.0' };

function run(view: ReportView, words: Words) {
  const { inspection } = view;
  const rules = inspection.rules.map(({ rule }) => rule);
  const indexes = new Map(rules.map(({ id }, i) => [id, i]));
  return {
    tool: { driver: { name: 'Xunjian', language: words.language, rules: rules.map((rule) => ruleObject(rule, words)) } },
    automationDetails: { id: `xunjian/${inspection.profile}/${inspection.id}` },
    invocations: [invocation(view, words)],
    columnKind: 'utf16CodeUnits',
    results: checksOf(view).map((check) => resultObject(check, indexes, words)),
    properties: { coverage: view.figures.coverage ?? null, passRate: view.figures.passRate ?? null, checks: view.figures.checks },
  };
}

function ruleObject(rule: RuleSummary, words: Words) {
  const { id, category, severity, link, frameworks, fix } = rule;
  const [why, guidance] = [words.pick(rule.why), words.pick(rule.guidance)];
  const markdown = [`**${words.t('column.impact')}** ${sentence(why)}`, `**${words.t('column.fix')}** ${sentence(guidance)}`];
  return {
    id,
    name: id.replaceAll(/[^A-Za-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: words.pick(rule.risk) },
    fullDescription: { text: words.pick(rule.title) },
    help: { text: `${why}\n${guidance}`, markdown: markdown.join('\n\n') },
    ...(link?.startsWith('https://') && { helpUri: link }),
    defaultConfiguration: { level: levelOf[severity] },
    properties: {
      category,
      severity,
      'security-severity': scoreOf[severity],
      fix: fix.kind,
      disruption: fix.disruption,
      frameworks,
      tags: [category],
    },
  };
}

function resultObject({ finding, rule, risk }: Check, indexes: ReadonlyMap<string, number>, words: Words) {
  const { resource, severity, accepted } = finding;
  const isOpen = risk?.isNotRead || finding.outcome === 'unknown' || finding.outcome === 'error';
  const ruleIndex = indexes.get(rule.id);
  return {
    ruleId: rule.id,
    ...(ruleIndex !== undefined && { ruleIndex }),
    kind: isOpen ? 'open' : 'fail',
    level: isOpen ? 'none' : levelOf[severity],
    message: { text: words.pick(finding.message) },
    locations: [{ logicalLocations: [{ name: resource.name, fullyQualifiedName: qualifiedName(resource), kind: 'resource' }] }],
    partialFingerprints: { 'xunjianFinding/v1': finding.id },
    ...(accepted && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: `${accepted.why} (${accepted.by}, ${accepted.until})` }],
    }),
    properties: { outcome: finding.outcome, severity, ...resource, ...(risk && { state: risk.state, firstSeenDaysAgo: risk.ageDays }) },
  };
}

function qualifiedName({ type, accountId, region, id }: Check['finding']['resource']): string {
  return [type, accountId, region, id].join('/');
}

function invocation({ inspection, gaps, unread }: ReportView, words: Words) {
  const gapNotes = gaps.map(({ type, reason, action, regions }) => ({
    level: 'warning',
    descriptor: { id: `gap/${reason}` },
    message: { text: `${type} (${regions.join(', ')}): ${words.t(`reason.${reason}`)}, ${action}` },
  }));
  const unreadNotes = unread.map(({ reason, action, permission, checks, rules }) => ({
    level: reason === 'error' ? 'error' : 'warning',
    descriptor: { id: `unread/${reason}` },
    message: {
      text: [words.t(`reason.${reason}`), action, permission, words.t('figures.checks', { n: checks })].filter(Boolean).join(', '),
    },
    ...(rules[0] && rules.length === 1 && { associatedRule: { id: rules[0].id } }),
  }));
  return {
    executionSuccessful: inspection.inventory.isComplete,
    startTimeUtc: inspection.startedAt,
    endTimeUtc: inspection.finishedAt,
    toolExecutionNotifications: [...gapNotes, ...unreadNotes],
  };
}
