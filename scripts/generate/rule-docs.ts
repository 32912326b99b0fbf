import { ruleDocs } from '../../src/cli/rules/rule-docs.ts';
import { ruleSummary } from '../../src/evaluate/index.ts';
import type { Language } from '../../src/model/format.ts';
import { defaultRules } from './default-rules.ts';
import type { GeneratedFile } from './generated-file.ts';

const note = '<!-- Generated from rules/ by "npm run generate". -->\n\n';

function page(path: string, language: Language): GeneratedFile {
  return { path, text: async () => note + ruleDocs((await defaultRules()).compiled.rules.map(ruleSummary), language) };
}

/** The reference of all rules, in both languages. */
export const ruleDocFiles: readonly GeneratedFile[] = [page('docs/rules.md', 'en'), page('docs/rules.zh-CN.md', 'zh-CN')];
