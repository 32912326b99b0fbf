import type { Context, Row } from '../../engine/index.ts';
import type { Instance } from './instance.ts';

const dayMs = 86_400_000;

const queries = [
  { hash: 'c2a5f0f6d7b4e11a', db: 'shop', text: 'SELECT * FROM orders WHERE buyer_id = ? ORDER BY created_at DESC', share: 0.6 },
  { hash: '90be3cd41e58a7f2', db: 'shop', text: 'UPDATE stock SET locked = locked + ? WHERE sku_id = ? AND depot = ?', share: 0.3 },
  { hash: '1f77d02ab9ce6403', db: 'report', text: 'SELECT depot, SUM(amount) FROM orders GROUP BY depot', share: 0.1 },
] as const;

/** A day such as 2026-11-18Z at its beginning; the API knows no hours here. */
const startOf = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`);

/** Statistics of slow statements, a row for each statement and day between StartTime and EndTime. MySQL alone keeps them. */
export function slowQueriesOf({ state, createdAt }: Row<Instance>, x: Context) {
  if (state.Engine !== 'MySQL') return [];
  const from = Math.max(startOf(x.text('StartTime')), Math.floor(createdAt / dayMs) * dayMs);
  const days = Math.max(0, Math.round((startOf(x.text('EndTime')) - from) / dayMs));
  return Array.from({ length: days }, (_, day) => from + day * dayMs).flatMap((at, day) =>
    queries.flatMap(({ hash, db, text, share }, place) => {
      const count = Math.round((state.slow.executions * share) / 7);
      if (count === 0) return [];
      const longest = place === 0 && day === 0 ? state.slow.longestSeconds : Math.max(1, Math.floor(state.slow.longestSeconds / 2));
      return {
        SQLHASH: hash,
        SQLIdStr: hash,
        SQLText: text,
        DBName: db,
        CreateTime: `${new Date(at).toISOString().slice(0, 10)}Z`,
        MySQLTotalExecutionCounts: count,
        MySQLTotalExecutionTimes: count * 2,
        MaxExecutionTime: longest,
        MaxExecutionTimeMS: longest * 1000,
        AvgExecutionTime: 2,
        ParseTotalRowCounts: count * 18_000,
        ReturnTotalRowCounts: count * 20,
      };
    }),
  );
}
