import type { Context, Kind, MetricFamily, Row, Series } from '../../engine/index.ts';
import { seriesOf } from '../../engine/index.ts';

/** A kind together with one of its families that has the metric. */
export interface Keeper {
  readonly kind: Kind;
  readonly family: MetricFamily;
}

/** What a call asks for in one entry of Dimensions. */
export type Dimension = Readonly<Record<string, string>>;

/** The kinds that have a metric of a namespace. */
export function keepersOf(x: Context, namespace: string, metric: string): readonly Keeper[] {
  return [...x.estate.kinds.values()].flatMap((kind) =>
    (kind.metrics ?? [])
      .filter((family) => family.namespace === namespace && Object.hasOwn(family.names, metric))
      .map((family) => ({ kind, family })),
  );
}

/** The series that fit one entry of Dimensions: of the resource that it names, narrowed by its further names. */
export function seriesNamed(x: Context, keepers: readonly Keeper[], metric: string, dimension: Dimension): readonly Series[] {
  const wanted = Object.entries(dimension).filter(([name]) => name !== 'userId');
  return keepers
    .flatMap(({ kind, family }) => {
      const row = rowNamed(x, kind, family, dimension[family.dimension]);
      return row ? seriesOf(x.estate, row, family, metric) : [];
    })
    .filter((series) => wanted.every(([name, value]) => series.dimensions[name] === value));
}

function rowNamed(x: Context, kind: Kind, family: MetricFamily, value: string | undefined): Row | undefined {
  if (value === undefined) return undefined;
  return family.of ? byDimension(x, kind, family).get(value) : x.find(kind, value);
}

interface Register {
  readonly version: string;
  readonly rows: ReadonlyMap<string, Row>;
}

const registers = new WeakMap<MetricFamily, Register>();

// A family whose dimension is not the id is looked up by a register, made anew when something of the kind is written.
function byDimension(x: Context, kind: Kind, family: MetricFamily): Register['rows'] {
  const version = `${x.account} ${x.estate.seed} ${x.estate.openedAt} ${x.estate.shelf(kind.kind).version}`;
  const known = registers.get(family);
  if (known?.version === version) return known.rows;
  const rows = new Map([...x.rows(kind, '*')].map((row) => [family.of?.(row) ?? row.id, row]));
  registers.set(family, { version, rows });
  return rows;
}

/** The resources of a call, one after the other, each with its series: those that Dimensions name, or all there are. */
export interface Shelf {
  readonly count: number;
  at(place: number): readonly Series[];
}

/** Without Dimensions, all resources of the call's region that have the metric; of all regions on a shared host. */
export function shelfOf(x: Context, namespace: string, metric: string, dimensions: readonly Dimension[] | undefined): Shelf {
  const keepers = keepersOf(x, namespace, metric);
  if (dimensions) return { count: dimensions.length, at: (place) => seriesNamed(x, keepers, metric, dimensions[place] ?? {}) };
  const parts = keepers.map(({ kind, family }) => ({ family, rows: x.rows(kind, x.call.region ?? '*') }));
  return {
    count: parts.reduce((sum, { rows }) => sum + rows.count, 0),
    at(place) {
      let from = place;
      for (const { family, rows } of parts) {
        const [row] = from < rows.count ? rows.page(from, 1) : [];
        if (row) return seriesOf(x.estate, row, family, metric);
        from -= rows.count;
      }
      return [];
    },
  };
}
