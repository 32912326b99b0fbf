import { resolve } from 'node:path';
import type { Evidence, Finding, Inspection, RuleSummary } from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';
import { formatValue } from '../../model/format.ts';
import type { ResourceType } from '../../model/resource-type.ts';
import { evidenceText } from '../../render/index.ts';
import { loadResourceTypes } from '../../resources/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { text } from '../inspect/settings.ts';
import { ruleLines } from '../rules/show-rule.ts';
import { findRun, readComparison, readInspection } from '../run-folder.ts';
import type { Terminal } from '../terminal.ts';
import { outcomeWords } from '../words.ts';
import { originOf } from './origin.ts';

const words = {
  en: {
    finding: 'Finding',
    resource: 'Resource',
    evidence: 'Evidence',
    unread: 'Not read',
    since: 'first seen',
    read: 'read',
    accepted: 'Accepted by',
    until: 'until',
    rule: 'Rule',
    required: 'required',
  },
  'zh-CN': {
    finding: '风险',
    resource: '资源',
    evidence: '证据',
    unread: '未读取',
    since: '首次发现',
    read: '读取时间',
    accepted: '已接受：',
    until: '有效期至',
    rule: '规则',
    required: '要求',
  },
} as const;

/** Explains one finding of a run: what is wrong, on which evidence, read by which call from where, why it matters, what to do. */
export async function explainFinding(id: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const folder = findRun(resolve(terminal.cwd, text(options.out) ?? 'out'), text(options.run));
  const { finding, rule } = findFinding(readInspection(folder), id, folder);
  const history = readComparison(folder)?.findings[finding.id];
  const type = (await loadResourceTypes()).get(finding.resource.type);
  const origins = Object.fromEntries(finding.evidence.map(({ field }) => [field, type && originOf(type, field)]));
  if (options.json) terminal.printJson({ finding, rule, history, origins });
  else for (const line of findingLines(finding, rule, history?.firstSeenAt, type, terminal)) terminal.print(line);
  return 0;
}

function findFinding({ rules }: Inspection, id: string, folder: string): { readonly finding: Finding; readonly rule: RuleSummary } {
  const all = rules.flatMap(({ rule, findings }) => findings.map((finding) => ({ finding, rule })));
  const exact = all.find(({ finding }) => finding.id === id);
  const near = exact ? [exact] : all.filter(({ finding }) => finding.id.startsWith(id));
  if (near.length === 1) return near[0] as (typeof all)[number];
  if (near.length === 0)
    throw new InputError(
      'unknown-finding',
      `${folder} has no finding ${id}; every report of the run names their ids, and --run chooses another run.`,
    );
  const some = near.slice(0, 5).map(({ finding }) => finding.id);
  throw new InputError(
    'many-findings',
    `${near.length} findings begin with ${id}: ${some.join(', ')}${near.length > some.length ? ' …' : ''}; write more of the id.`,
  );
}

function findingLines(
  finding: Finding,
  rule: RuleSummary,
  firstSeenAt: string | undefined,
  type: ResourceType | undefined,
  terminal: Terminal,
): readonly string[] {
  const word = words[terminal.language];
  const { resource, accepted } = finding;
  const time = (at: string) => formatValue(at, undefined, terminal.language);
  return [
    `${word.finding} ${finding.id}  (${terminal.t(outcomeWords[finding.outcome])}${firstSeenAt ? `; ${word.since} ${time(firstSeenAt)}` : ''})`,
    terminal.t(finding.message),
    `${word.resource}: ${resource.name} (${resource.id}), ${resource.type}, ${resource.region}, ${resource.accountId}; ${word.read} ${time(finding.readAt)}`,
    ...(accepted ? [`${word.accepted} ${accepted.by}, ${word.until} ${accepted.until}: ${accepted.why}`] : []),
    ...section(
      word.evidence,
      finding.evidence.flatMap((evidence) => evidenceLines(evidence, type, terminal)),
    ),
    ...section(
      word.unread,
      finding.unread.map(
        ({ field, action, reason, permission, message }) =>
          `${field} (${action}): ${reason}${permission ? ` ${permission}` : ''}. ${message}`,
      ),
    ),
    '',
    `${word.rule}: `.trimEnd(),
    ...ruleLines(rule, terminal).map((line) => (line === '' ? '' : `  ${line}`)),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}

function evidenceLines(evidence: Evidence, type: ResourceType | undefined, terminal: Terminal): readonly string[] {
  const { field, label, action } = evidence;
  const { actual, required } = evidenceText(evidence, terminal.language);
  const origin = type && originOf(type, field);
  const from = [origin?.action ?? action, origin?.place].filter((part) => part !== undefined).join(' → ');
  return [
    `${label ? `${terminal.t(label)} ` : ''}${field} = ${actual}, ${words[terminal.language].required} ${required}`,
    ...(from === '' ? [] : [`  ← ${from}`]),
  ];
}
