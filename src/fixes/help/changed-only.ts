import type { Ask, Draft } from '../../model/fix.ts';

/** What a draft sets, without what our own reading says is so already. */
export function changedOnly({ token, set }: Draft, { target, resource }: Ask): Draft['set'] {
  const { properties } = target(token);
  const isSo = (property: string) => {
    const { field } = properties[property] ?? {};
    return field !== undefined && resource.fields[field] === set[property];
  };
  return Object.fromEntries(Object.entries(set).filter(([property]) => !isSo(property)));
}
