import type { ReportInput } from '../../src/render/index.ts';
import { sampleRules } from './fixture-rules.ts';
import { failing, input, inspectionOf, result } from './fixtures.ts';

const sample = sampleRules[2] as (typeof sampleRules)[number];

/** An input whose only resource carries this name everywhere a stranger can write. */
export function named(name: string, language: ReportInput['language'] = 'zh-CN'): ReportInput {
  const finding = failing(sample, 0);
  const evil = { ...finding, resource: { ...finding.resource, name, id: name }, evidence: [{ ...sample.evidence, actual: [name] }] };
  const accepted = { ...evil, id: 'accepted1', outcome: 'accepted' as const, accepted: { by: name, until: '2026-12-31', why: name } };
  const inspection = { ...inspectionOf({ failing: 0, unread: false, accepted: false }), rules: [result(sample, [evil, accepted], 1)] };
  return { ...input({ failing: 0 }), inspection, comparison: undefined, config: { customer: { en: name, 'zh-CN': name } }, language };
}

export const nasty = {
  script: '<script>alert(1)</script>',
  attribute: '" onmouseover="alert(1)',
  entity: '&lt;b&gt;',
  formula: '=HYPERLINK("http://198.51.100.7/","ok")',
  pipe: 'a|b',
  newline: 'first\r\nsecond',
  control: 'bell\u0007 escape\u001b[31m nul\u0000',
  direction: 'abc\u202egnp.exe',
  half: 'half \ud800 pair',
  markdown: '[link](javascript:alert(1)) **bold** `code` # head',
  template: '{{constructor}}',
  style: '</style><b>x</b>',
  long: 'x'.repeat(4000),
} as const;
