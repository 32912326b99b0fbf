import type { Change, FieldValue, Finding, LocalizedText, NotFixable, Resource, RuleSummary } from './documents.ts';
import type { Target } from './target.ts';

/** What a fix may look at. Reads only memory. */
export interface Ask {
  readonly finding: Finding;
  readonly rule: RuleSummary;
  /** The resource as our own reading found it. */
  readonly resource: Resource;
  /** Other resources of the account by type and region; undefined where their listing has a gap. */
  readonly others: (type: string, region?: string) => readonly Resource[] | undefined;
  /** Another rule of the inspection, with its parameters; undefined where the profile leaves it out. */
  readonly ruleOf: (id: string) => RuleSummary | undefined;
  /** A value that the project's config gives, for this region; undefined where it does not. */
  readonly input: (name: string) => string | undefined;
  readonly target: (token: string) => Target;
  /** When the inventory was taken, epoch milliseconds. */
  readonly nowMs: number;
}

/** What the adopted state says of the live thing: every property that the plugin read. */
export type Live = Readonly<Record<string, FieldValue>>;

/** A change that is not yet settled: values may still depend on what adoption reads. */
export interface Draft {
  readonly token: string;
  readonly kind: Change['kind'];
  /** Fills `${vars.x}` of the import id: a rule of a security group, an entry, a node pool. */
  readonly vars?: Readonly<Record<string, string>>;
  /** What tells two drafts of one finding apart, for the logical name: the entry, the node pool. */
  readonly part?: string;
  /** One for its whole region, whichever resources ask for it: `part` names it, and their drafts become one change. */
  readonly isShared?: true;
  /** Region of the provider where it is neither the resource's nor the target's: a setting of the account in one region. */
  readonly region?: string;
  /**
   * Properties and wanted values. A dotted name changes one member of a live block, which is written whole. A function
   * gets the adopted outputs and gives the whole value; undefined from it means that the value cannot be known.
   */
  readonly set: Readonly<Record<string, FieldValue | ((live: Live) => FieldValue | undefined)>>;
  /** Every input of a create. */
  readonly args?: Readonly<Record<string, FieldValue>>;
  /** The former value of a property as our own reading knows it, where adoption does not see it or sees it wrongly. */
  readonly from?: Readonly<Record<string, FieldValue>>;
  readonly importInputs?: Readonly<Record<string, FieldValue>>;
  readonly importOutputs?: Readonly<Record<string, FieldValue>>;
  readonly editState?: NonNullable<Change['editState']>;
  /** Our own fields that must not have changed when it is applied. The fields that the rule fails on are guarded anyway. */
  readonly guard?: readonly string[];
  readonly notes?: readonly LocalizedText[];
  readonly undo?: Change['undo'];
  readonly priceCnyPerMonth?: number | null;
  /** Drafts of the same answer, which come before this one, that must have succeeded before. */
  readonly dependsOn?: readonly Draft[];
}

/** Why a finding is not mended by the program. */
export type Refusal = Pick<NotFixable, 'code' | 'reason'>;

/** How one kind of finding becomes changes. One file each under src/fixes, found by its name. */
export interface Fix {
  /** Types of ours whose resources in the same region it looks at by `others`: they are read again when it is planned. */
  readonly looksAt?: readonly string[];
  /** Data only: drafts, or why not. Never calls the cloud. */
  propose(ask: Ask): readonly Draft[] | Refusal;
}

/** Lets the compiler check a fix and keeps its shape. */
export function defineFix(fix: Fix): Fix {
  return fix;
}
