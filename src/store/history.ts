import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Comparison, Finding, Inspection, Resource, ResourceRef } from '../model/documents.ts';
import { compareRuns, type How, type KnownFinding, type Past, type Present, type RunComparison } from './compare-runs.ts';
import { type Database, openDatabase, type Row } from './driver.ts';
import { migrate } from './migrate.ts';
import { packResources, unpackResources } from './resource-set.ts';
import { scopeOf } from './scope.ts';

/** What a run brings besides its inspection. */
export interface RunDetails {
  /** Hands out every resource of the inventory, once. */
  readonly eachResource: (visit: (resource: Resource) => void) => void;
  /** Whether a rule concerns a resource, for findings that left the list; left out, every rule does. */
  readonly isConcerned?: (ruleId: string, resource: Resource) => boolean;
  /** The run was narrowed to some rules or types by hand: it is compared, but not kept. */
  readonly isPartial?: boolean;
}

/** The runs of a project and what became of their findings. */
export interface History {
  /** Compares the run with those before it and keeps it. A run that is already kept is an error. */
  record(inspection: Inspection, details: RunDetails): Comparison;
  close(): void;
}

const trendLength = 30;

/** Opens the history file of a project, or begins one. Throws {@link InputError} for a file that is none. */
export function openHistory(path: string): History {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const db = openDatabase(path);
  migrate(db, path);
  return {
    record: (inspection, details) => db.atomically(() => record(db, inspection, details)),
    close: () => db.close(),
  };
}

function record(db: Database, inspection: Inspection, details: RunDetails): Comparison {
  const { isPartial } = details;
  const accounts = accountsOf(inspection);
  const past = readPast(db, accounts);
  const { packed, present } = lookAt(details, past);
  const result = compareRuns(inspection, past, present);
  if (!isPartial) keep(db, accounts, inspection, packed, result);
  return {
    previousId: past.previous?.id ?? null,
    previousAt: past.previous?.takenAt ?? null,
    findings: { ...result.findings },
    moved: [...result.moved],
    trend: readTrend(db, accounts),
  };
}

/** Goes over the resources once: packs all, and keeps those that have a finding to ask about. */
function lookAt(
  { eachResource, isConcerned, isPartial }: RunDetails,
  past: Past,
): { readonly packed: Uint8Array; readonly present: Present } {
  const asked = new Set([...past.known.values()].map(({ finding }) => keyOf(finding.resource)));
  const kept = new Map<string, Resource>();
  const packed = packResources((visit) =>
    eachResource((resource) => {
      visit(resource);
      const key = keyOf(resource);
      if (asked.has(key)) kept.set(key, resource);
    }),
  );
  const ask = ({ ruleId, resource }: Finding) => {
    const own = kept.get(keyOf(resource));
    return own === undefined || isConcerned === undefined || isConcerned(ruleId, own);
  };
  return { packed, present: { hasResource: unpackResources(packed), isConcerned: ask, ...(isPartial && { isPartial }) } };
}

function keyOf({ accountId, region, type, id }: ResourceRef): string {
  return [accountId, region, type, id].join('\n');
}

function accountsOf({ inventory }: Inspection): string {
  return [inventory.source, ...[...inventory.accountIds].sort()].join(' ');
}

function readPast(db: Database, accounts: string): Past {
  const row = db.get('SELECT * FROM run WHERE accounts = ? ORDER BY taken_at DESC, id DESC LIMIT 1', accounts);
  const known = db.all('SELECT id, state, first_seen_at, finding, title FROM finding WHERE accounts = ?', accounts);
  return {
    previous: row && {
      id: text(row, 'id'),
      takenAt: text(row, 'taken_at'),
      scope: JSON.parse(text(row, 'scope')),
      rules: new Set<string>(JSON.parse(text(row, 'rules'))),
      hasResource: unpackResources(row.resources as Uint8Array),
    },
    known: new Map(known.map((one) => [text(one, 'id'), toKnown(one)])),
  };
}

function toKnown(row: Row): KnownFinding {
  return {
    state: text(row, 'state') as KnownFinding['state'],
    firstSeenAt: text(row, 'first_seen_at'),
    finding: JSON.parse(text(row, 'finding')) as Finding,
    title: JSON.parse(text(row, 'title')),
  };
}

function keep(db: Database, accounts: string, inspection: Inspection, packed: Uint8Array, result: RunComparison): void {
  const { id, inventory, profile, rules } = inspection;
  db.run('UPDATE run SET resources = NULL WHERE accounts = ?', accounts);
  db.run(
    'INSERT INTO run (id, accounts, taken_at, profile, is_complete, scope, rules, open, resources) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    id,
    accounts,
    inventory.takenAt,
    profile,
    Number(inventory.isComplete),
    JSON.stringify(scopeOf(inspection)),
    JSON.stringify(rules.map(({ rule }) => rule.id)),
    JSON.stringify(openBySeverity(inspection, result)),
    packed,
  );
  keepFindings(db, accounts, inspection, result);
  for (const { finding, how } of result.moved) {
    db.run('INSERT INTO movement (run_id, finding_id, how) VALUES (?, ?, ?)', id, finding.id, how);
    const state = stateAfter(how);
    if (state) db.run('UPDATE finding SET state = ? WHERE id = ? AND accounts = ?', state, finding.id, accounts);
  }
}

function keepFindings(db: Database, accounts: string, inspection: Inspection, result: RunComparison): void {
  const { takenAt } = inspection.inventory;
  for (const { rule, findings } of inspection.rules) {
    for (const finding of findings) {
      const history = result.findings[finding.id];
      if (!history || (finding.outcome !== 'fail' && finding.outcome !== 'accepted')) continue;
      db.run(
        `INSERT INTO finding (id, accounts, state, first_seen_at, last_seen_at, finding, title) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id, accounts) DO UPDATE SET state = excluded.state, last_seen_at = excluded.last_seen_at,
           finding = excluded.finding, title = excluded.title`,
        finding.id,
        accounts,
        finding.outcome === 'accepted' ? 'accepted' : 'open',
        history.firstSeenAt,
        takenAt,
        JSON.stringify(finding),
        JSON.stringify(rule.risk),
      );
    }
  }
}

/** The state that a finding which left the list is kept in; undefined when it is still in it. */
function stateAfter(how: How): KnownFinding['state'] | undefined {
  return how === 'fixed' || how === 'released' || how === 'rule-retired' ? how : undefined;
}

/** What is open at the end of the run: what failed, and what failed before and could not be read this time. */
function openBySeverity({ rules }: Inspection, { moved }: RunComparison): Record<string, number> {
  const open: Record<string, number> = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  const failed = rules.flatMap(({ findings }) => findings).filter(({ outcome }) => outcome === 'fail');
  const notRead = moved.flatMap(({ finding, how }) => (how === 'not-read' ? [finding] : []));
  for (const { severity } of [...failed, ...notRead]) open[severity] = (open[severity] ?? 0) + 1;
  return open;
}

/** The newest runs, oldest first. */
function readTrend(db: Database, accounts: string): Comparison['trend'] {
  const rows = db.all(
    'SELECT id, taken_at, open, is_complete FROM run WHERE accounts = ? ORDER BY taken_at DESC, id DESC LIMIT ?',
    accounts,
    trendLength,
  );
  return rows
    .map((row) => ({
      id: text(row, 'id'),
      at: text(row, 'taken_at'),
      open: JSON.parse(text(row, 'open')) as Record<string, number>,
      isComplete: row.is_complete === 1,
    }))
    .reverse();
}

function text(row: Row, column: string): string {
  return row[column] as string;
}
