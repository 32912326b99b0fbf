import type { RuleSummary } from '../../model/documents.ts';
import { formatValue } from '../../model/format.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { categoryWords, disruptionWords, fixWords, severityWords } from '../words.ts';
import { chosenRules } from './chosen-rules.ts';

/** Prints one rule whole. */
export async function showRule(id: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const [rule] = await chosenRules([id], options);
  if (options.json) terminal.printJson(rule);
  else for (const line of ruleLines(rule as RuleSummary, terminal)) terminal.print(line);
  return 0;
}

const labels = {
  en: {
    risk: 'Risk',
    why: 'Why',
    guidance: 'What to do',
    fix: 'Mending',
    disruption: 'disruption',
    params: 'Parameters',
    reads: 'Reads',
    basis: 'Basis',
    none: 'none',
  },
  'zh-CN': {
    risk: '风险',
    why: '原因',
    guidance: '处理办法',
    fix: '修复方式',
    disruption: '对业务的影响',
    params: '参数',
    reads: '读取',
    basis: '依据',
    none: '无',
  },
} as const;

/** A rule as lines for a terminal. */
export function ruleLines(rule: RuleSummary, terminal: Terminal): readonly string[] {
  const { t, language } = terminal;
  const label = labels[language];
  const params = Object.entries(rule.params).map(([name, value]) => `${name} = ${formatValue(value, undefined, language)}`);
  const frameworks = Object.entries(rule.frameworks).map(([name, clauses]) => `${name} ${clauses.join(', ')}`);
  return [
    `${rule.id}  [${t(severityWords[rule.severity])} · ${t(categoryWords[rule.category])} · ${t(rule.resourceTitle)} ${rule.resourceType}]`,
    t(rule.title),
    '',
    `${label.risk}: ${t(rule.risk)}`,
    `${label.why}: ${t(rule.why)}`,
    `${label.guidance}: ${t(rule.guidance)}`,
    `${label.fix}: ${t(fixWords[rule.fix.kind])}; ${label.disruption}: ${t(disruptionWords[rule.fix.disruption])}`,
    `${label.params}: ${params.join('; ') || label.none}`,
    `${label.reads}: ${rule.actions.join(', ')}`,
    `${label.basis}: ${frameworks.join('; ') || label.none}`,
    ...(rule.link ? [rule.link] : []),
  ];
}
