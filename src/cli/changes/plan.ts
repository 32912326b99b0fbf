import { join } from 'node:path';
import type { Category, ChangePlan, Finding, Inspection, Inventory, NotFixable, Resource } from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';
import { mergeProposals, proposeDrafts, refused, type Selection, type Sketch, selectFindings, typesBeside } from '../../plan/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { list, text } from '../inspect/settings.ts';
import { findRun, readInspection, runFiles } from '../run-folder.ts';
import type { Terminal } from '../terminal.ts';
import { categoryWords } from '../words.ts';
import { chooseFindings } from './choose-findings.ts';
import { type ChangeContext, openChangeContext } from './context.ts';
import { earlierTries } from './earlier-tries.ts';
import { openInventoryOf } from './run-inventory.ts';
import { writePlan } from './write-plan.ts';

/** Plans the fixes of the chosen findings, one plan an account. Changes nothing in the cloud. */
export async function plan(findings: readonly string[], options: Options, terminal: Terminal): Promise<ExitCode> {
  const context = await openChangeContext(options, terminal);
  const selection = selectionOf(findings, options);
  const folder = findRun(context.outDir, text(options.run));
  const inspection = readInspection(folder);
  const inventory = openInventoryOf(join(folder, runFiles.inventory));
  const tagsOf = (finding: Finding) => inventory.resourceOf(finding.resource)?.tags ?? {};
  const chosen = isOpen(selection, options)
    ? await chooseFindings(selectFindings(inspection, {}, tagsOf), terminal)
    : selectFindings(inspection, selection, tagsOf);
  if (chosen.length === 0)
    throw new InputError('nothing-chosen', {
      en: 'No failed finding fits what was chosen; the report lists them.',
      'zh-CN': '没有符合所选条件的风险，可在报告中查看。',
    });
  const accounts = [...new Set(chosen.map(({ finding }) => finding.resource.accountId))];
  const plans: ChangePlan[] = [];
  for (const accountId of accounts) {
    const own = chosen.filter(({ finding }) => finding.resource.accountId === accountId);
    plans.push(await planAccount(accountId, own, { context, folder, inspection, inventory }, options, terminal));
  }
  if (options.json === true) terminal.printJson(plans.length === 1 ? plans[0] : plans);
  return plans.some(({ changes }) => changes.length > 0) ? 0 : 3;
}

interface Run {
  readonly context: ChangeContext;
  readonly folder: string;
  readonly inspection: Inspection;
  readonly inventory: ReturnType<typeof openInventoryOf>;
}

async function planAccount(
  accountId: string,
  chosen: ReturnType<typeof selectFindings>,
  run: Run,
  options: Options,
  terminal: Terminal,
): Promise<ChangePlan> {
  const { context, inventory, inspection, folder } = run;
  const account = await context.openAccount(accountId);
  terminal.log(terminal.t(words.reading));
  const beside = await typesBeside(chosen);
  const live = await account.read(
    chosen.map(({ finding }) => finding.resource),
    beside,
  );
  const { still, gone } = judgedAgain(chosen, live, context);
  const proposed = await proposeDrafts(still, {
    resourceOf: ({ resource }) => live.resourceOf(resource),
    others: (type, region) =>
      beside.includes(type) && region !== undefined ? listedIn(live.inventory, type, region, accountId) : inventory.all(type, region),
    ruleOf: (id) => inspection.rules.find(({ rule }) => rule.id === id)?.rule,
    input: context.input,
    targets: context.targets,
    nowMs: Date.now(),
  });
  const merged = mergeProposals(proposed.proposals, context.targets);
  return writePlan(
    {
      account,
      folder,
      inspectionId: inspection.id,
      source: account.source,
      resources: inspection.inventory.resources,
      resourcesOfTypes: countsOf(merged.sketches, inventory),
      sketches: withEarlierTries(merged.sketches, context.outDir),
      notFixable: [...gone, ...proposed.notFixable, ...merged.notFixable],
      conflicts: merged.conflicts,
      written: words.written,
    },
    context,
    options,
  );
}

/** How many resources the inspection listed of each type that is touched; a type with a gap is left out. */
function countsOf(sketches: readonly Sketch[], inventory: Run['inventory']): Record<string, number> {
  const types = [...new Set(sketches.map(({ resource }) => resource.type))];
  return Object.fromEntries(
    types.flatMap((type) => {
      const count = inventory.all(type)?.length;
      return count === undefined ? [] : [[type, count]];
    }),
  );
}

/** What failed before is told, so that nobody approves it a second time for nothing. */
function withEarlierTries(sketches: readonly Sketch[], outDir: string): Sketch[] {
  const noteOf = earlierTries(outDir);
  return sketches.map((sketch) => {
    const note = noteOf(sketch);
    return note ? { ...sketch, notes: [note] } : sketch;
  });
}

/** What was read again of a type in a region; undefined when it could not all be listed. */
function listedIn({ gaps, resources }: Inventory, type: string, region: string, accountId: string): readonly Resource[] | undefined {
  const isNear = (one: { readonly region: string; readonly accountId: string; readonly type: string }) =>
    one.type === type && one.accountId === accountId && (one.region === region || one.region === 'global');
  return gaps.some(isNear) ? undefined : resources.filter(isNear);
}

/** The inspection may be old: a finding that no longer stands is not mended. */
function judgedAgain(
  chosen: ReturnType<typeof selectFindings>,
  live: { resourceOf(ref: Finding['resource']): Resource | undefined },
  context: ChangeContext,
) {
  const still: (typeof chosen)[number][] = [];
  const gone: NotFixable[] = [];
  for (const one of chosen) {
    const resource = live.resourceOf(one.finding.resource);
    const outcome = resource === undefined ? undefined : context.judge(one.rule.id, resource);
    if (outcome === 'fail' || (resource !== undefined && outcome === undefined)) still.push(one);
    else
      gone.push(
        refused(one, {
          code: 'gone',
          reason: resource === undefined ? words.noResource : outcome === 'unknown' ? words.notRead : words.noFinding,
        }),
      );
  }
  return { still, gone };
}

function selectionOf(findings: readonly string[], options: Options): Selection {
  return {
    findings: findings.length > 0 ? findings : undefined,
    rules: list(options.rules),
    categories: list(options.category)?.map(categoryOf),
    severity: options.severity as Selection['severity'],
    resources: list(options.resource),
    tags: list(options.tag),
  };
}

function categoryOf(word: string): Category {
  const known = Object.keys(categoryWords) as Category[];
  const found = known.find((one) => one === word);
  if (found !== undefined) return found;
  throw new InputError('unknown-category', {
    en: `--category ${word}: there is no such category; write ${known.join(', ')}.`,
    'zh-CN': `--category ${word}：没有该类别；请填写 ${known.join('、')}。`,
  });
}

const isOpen = (selection: Selection, options: Options) =>
  options.all !== true && Object.values(selection).every((value) => value === undefined);

const words = {
  reading: { en: 'Reading the chosen resources again …', 'zh-CN': '正在重新读取所选资源…' },
  written: { en: 'Plan: ', 'zh-CN': '方案：' },
  noResource: { en: 'The resource no longer exists.', 'zh-CN': '资源已不存在。' },
  notRead: {
    en: 'It could not be read again whole, so nobody knows whether the finding still stands.',
    'zh-CN': '未能再次完整读取该资源，无法确认风险是否仍存在。',
  },
  noFinding: { en: 'The finding no longer stands: the resource was mended meanwhile.', 'zh-CN': '该风险已不存在：资源已被修复。' },
} as const;
