import type { Context, Fields } from '../../engine/index.ts';

interface Filter {
  readonly Key?: string;
  readonly Operator?: string;
  readonly Values?: readonly unknown[];
}

const compare: Readonly<Record<string, (have: unknown, values: readonly unknown[]) => boolean>> = {
  IN: (have, values) => values.map(String).includes(String(have)),
  EQUAL: (have, values) => String(have) === String(values[0]),
  NOT_IN: (have, values) => !values.map(String).includes(String(have)),
  NOT_EQUAL: (have, values) => String(have) !== String(values[0]),
  GREATER_THAN: (have, values) => Number(have) > Number(values[0]),
  GREATER_THAN_OR_EQUAL: (have, values) => Number(have) >= Number(values[0]),
  LESS_THAN: (have, values) => Number(have) < Number(values[0]),
  LESS_THAN_OR_EQUAL: (have, values) => Number(have) <= Number(values[0]),
  BETWEEN: (have, values) => Number(have) >= Number(values[0]) && Number(have) <= Number(values[1]),
};

/** The `Filters` of a call. */
export const filtersOf = (x: Context): readonly Filter[] => (x.params['Filters'] ?? []) as readonly Filter[];

/** True for a row that fits all of them; how to compare is IN where nothing is said. */
export function fitsAll(x: Context, row: Fields, filters: readonly Filter[]): boolean {
  return filters.every(({ Key = '', Operator = 'IN', Values = [] }) => {
    const test = compare[Operator.toUpperCase()];
    return test ? test(row[Key], Values) : x.refuse([400, 'InvalidParameter', `The operator ${Operator} is not valid.`]);
  });
}

/** The values that a filter by equality asks for; undefined where none does. */
export function wantedValues(filters: readonly Filter[], key: string): readonly string[] | undefined {
  const found = filters.find(({ Key, Operator = 'IN' }) => Key === key && ['IN', 'EQUAL'].includes(Operator.toUpperCase()));
  return found?.Values?.map(String);
}
