import type { Category, RuleSummary } from '../../model/documents.ts';
import { formatValue, type Language } from '../../model/format.ts';
import { categoryWords, disruptionWords, fixWords, severityWords } from '../words.ts';

const words = {
  en: {
    title: 'Rules',
    intro: (count: number) => `${count} rules, by category. Each asks one thing of one resource type; what is not read is never judged.`,
    heads: ['Rule', 'Level', 'Asks', 'Parameters', 'Mending', 'Disruption'],
    none: '–',
  },
  'zh-CN': {
    title: '规则',
    intro: (count: number) => `共 ${count} 条规则，按类别排列。每条规则只对一种资源提一个要求；没有读到的内容不作判断。`,
    heads: ['规则', '等级', '要求', '参数', '修复方式', '对业务的影响'],
    none: '–',
  },
} as const;

/** The reference of rules as Markdown, by category and resource type. */
export function ruleDocs(rules: readonly RuleSummary[], language: Language): string {
  const word = words[language];
  const sections = (Object.keys(categoryWords) as Category[]).map((category) => section(category, rules, language));
  return [`# ${word.title}`, '', word.intro(rules.length), '', ...sections.flat()].join('\n');
}

function section(category: Category, rules: readonly RuleSummary[], language: Language): readonly string[] {
  const own = rules.filter((rule) => rule.category === category);
  if (own.length === 0) return [];
  const types = [...new Map(own.map((rule) => [rule.resourceType, rule.resourceTitle[language]]))].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = types.flatMap(([type, title]) => [
    `### ${title} (${type})`,
    '',
    ...rows(
      own.filter((rule) => rule.resourceType === type),
      language,
    ),
    '',
  ]);
  return [`## ${categoryWords[category][language]} (${own.length})`, '', ...parts];
}

function rows(rules: readonly RuleSummary[], language: Language): readonly string[] {
  const { heads } = words[language];
  return [line(heads), line(heads.map(() => '---')), ...rules.map((rule) => line(cells(rule, language)))];
}

function cells({ id, severity, title, params, fix }: RuleSummary, language: Language): readonly string[] {
  const settings = Object.entries(params).map(([name, value]) => `\`${name}\` ${formatValue(value, undefined, language)}`);
  return [
    `\`${id}\``,
    severityWords[severity][language],
    title[language],
    settings.join('; ') || words[language].none,
    fixWords[fix.kind][language],
    disruptionWords[fix.disruption][language],
  ];
}

const line = (texts: readonly string[]) => `| ${texts.map((text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
