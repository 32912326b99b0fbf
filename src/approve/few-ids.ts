const most = 5;

/** Ids in a sentence: the first five, and how many more there are. */
export function fewIds(ids: readonly string[]): { readonly en: string; readonly 'zh-CN': string } {
  const more = ids.length - most;
  const [first, rest] = [ids.slice(0, most), more > 0];
  return {
    en: `${first.join(', ')}${rest ? ` and ${more} more` : ''}`,
    'zh-CN': `${first.join('、')}${rest ? ` 等共 ${ids.length} 项` : ''}`,
  };
}
