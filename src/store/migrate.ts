import { InputError } from '../model/errors.ts';
import type { Database } from './driver.ts';

/** Each entry brings the schema from its place in the list to the next; entries are never changed, only added. */
const migrations: readonly string[] = [
  `CREATE TABLE run (
     id TEXT PRIMARY KEY,
     accounts TEXT NOT NULL,          -- account ids, sorted, and the source: runs with the same text are compared
     taken_at TEXT NOT NULL,
     profile TEXT NOT NULL,
     is_complete INTEGER NOT NULL,
     scope TEXT NOT NULL,             -- JSON: regions, types and gaps
     rules TEXT NOT NULL,             -- JSON: ids of the rules that were judged
     open TEXT NOT NULL,              -- JSON: failed checks by severity
     resources BLOB                   -- digests of all resources; kept for the newest run of the accounts only
   ) STRICT;
   CREATE INDEX run_by_accounts ON run (accounts, taken_at);
   CREATE TABLE finding (
     id TEXT NOT NULL,
     accounts TEXT NOT NULL,
     state TEXT NOT NULL,             -- open, accepted, fixed, released, rule-retired
     first_seen_at TEXT NOT NULL,
     last_seen_at TEXT NOT NULL,
     finding TEXT NOT NULL,           -- JSON: the finding as it failed last
     title TEXT NOT NULL,             -- JSON: what the finding is called, in both languages
     PRIMARY KEY (id, accounts)
   ) STRICT;
   CREATE TABLE movement (
     run_id TEXT NOT NULL REFERENCES run (id),
     finding_id TEXT NOT NULL,
     how TEXT NOT NULL,
     PRIMARY KEY (run_id, finding_id)
   ) STRICT;`,
];

/** Brings a database to the newest schema, whole steps only. Throws {@link InputError} for one that a newer program wrote. */
export function migrate(db: Database, path: string): void {
  db.script('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT');
  db.atomically(() => {
    const version = Number(db.get('SELECT max(version) AS version FROM schema_version')?.version ?? 0);
    if (version > migrations.length)
      throw new InputError(
        'history-newer',
        `${path}: was written by a newer version of the program (schema ${version}); update the program.`,
      );
    for (const [index, sql] of migrations.entries()) {
      if (index < version) continue;
      db.script(sql);
      db.run('INSERT INTO schema_version (version) VALUES (?)', index + 1);
    }
  });
}
