import { describe, expect, it } from 'vitest';
import { readPages } from '../../src/cloud/pages.ts';
import type { CloudCall, Page } from '../../src/model/cloud.ts';
import type { Paging, Reply } from '../../src/model/resource-type.ts';

const call: CloudCall = { product: 'vpc', action: 'DescribeVSwitches', region: 'cn-hangzhou', params: { VpcId: 'vpc-apple' } };
const byPage: Paging = { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalCount' };
const byToken: Paging = { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100 };
const byMarker: Paging = { style: 'marker', marker: 'Marker', out: 'Marker', truncated: 'IsTruncated', size: 'MaxItems', max: 100 };
const byOffset: Paging = { style: 'offset', offset: 'offset', size: 'size', max: 2, total: 'total' };

const rows = (count: number, from = 0) => Array.from({ length: count }, (_, index) => ({ id: `row-${from + index}` }));

/** Reads to the end against replies in their order; gives the rows of each page and the parameters of each call. */
async function readAll(paging: Paging, replies: readonly Reply[], items = 'Items.Item') {
  const asked: Record<string, string>[] = [];
  const read = async (one: CloudCall) => {
    asked.push({ ...one.params });
    return replies[asked.length - 1] ?? {};
  };
  const pages: Page[] = [];
  for await (const page of readPages(read, call, paging, items)) pages.push(page);
  return { sizes: pages.map((page) => page.rows.length), totals: pages.map((page) => page.total), asked };
}

const item = (list: readonly unknown[], more: object = {}): Reply => ({ Items: { Item: list }, ...more });

describe('pages by number', () => {
  it('collect-page-capped-below-request: rows received decide, not the size asked for', async () => {
    const replies = [item(rows(50), { TotalCount: 73, PageSize: 50 }), item(rows(23, 50), { TotalCount: 73, PageSize: 50 })];
    const { sizes, asked } = await readAll(byPage, replies);
    expect(sizes).toEqual([50, 23]);
    expect(asked).toEqual([
      { VpcId: 'vpc-apple', PageSize: '100', PageNumber: '1' },
      { VpcId: 'vpc-apple', PageSize: '100', PageNumber: '2' },
    ]);
  });

  it.each<[string, readonly Reply[], readonly number[]]>([
    ['a total of nought', [item([], { TotalCount: 0 })], [0]],
    ['exactly one page', [item(rows(100), { TotalCount: 100 })], [100]],
    ['a total as text', [item(rows(100), { TotalCount: '101' }), item(rows(1, 100), { TotalCount: '101' })], [100, 1]],
    ['an empty page before the total', [item(rows(100), { TotalCount: 150 }), item([], { TotalCount: 150 })], [100, 0]],
    ['a last page that comes again for ever', [item(rows(60), { TotalCount: 90 }), item(rows(60), { TotalCount: 90 })], [60]],
    ['no total and a short page', [item(rows(99))], [99]],
    ['no total and a full page', [item(rows(100)), item(rows(1, 100))], [100, 1]],
    ['no total and a smaller size granted', [item(rows(50), { PageSize: 50 }), item(rows(10, 50), { PageSize: 50 })], [50, 10]],
  ])('%s', async (_, replies, sizes) => {
    expect((await readAll(byPage, replies)).sizes).toEqual(sizes);
  });

  it('names the total of each page for the count to be held against', async () => {
    const { totals } = await readAll(byPage, [item(rows(100), { TotalCount: '150' }), item([], { TotalCount: 149 })]);
    expect(totals).toEqual([150, 149]);
  });
});

describe('pages by token', () => {
  it.each<[string, readonly Reply[], readonly number[]]>([
    [
      'collect-tags-second-page: a small first page and a token',
      [item(rows(1), { NextToken: 'tok-1' }), item(rows(1, 1), { NextToken: '' })],
      [1, 1],
    ],
    ['an empty page with a token', [item([], { NextToken: 'tok-1' }), item(rows(2), {})], [0, 2]],
    ['a null token', [item(rows(2), { NextToken: null })], [2]],
  ])('%s', async (_, replies, sizes) => {
    expect((await readAll(byToken, replies)).sizes).toEqual(sizes);
  });

  it('reads the token where the reply keeps it', async () => {
    const paging: Paging = { style: 'token', token: 'NextToken', out: 'Data.NextToken', total: 'Data.TotalCount' };
    const { asked, totals } = await readAll(
      paging,
      [{ Data: { Items: rows(1), NextToken: 'tok-1', TotalCount: 2 } }, { Data: { Items: rows(1, 1), TotalCount: 2 } }],
      'Data.Items',
    );
    expect(asked).toEqual([{ VpcId: 'vpc-apple' }, { VpcId: 'vpc-apple', NextToken: 'tok-1' }]);
    expect(totals).toEqual([2, 2]);
  });

  it('a token that comes again is a failure and no end', async () => {
    const same = [item(rows(1), { NextToken: 'tok-1' }), item(rows(1, 1), { NextToken: 'tok-1' })];
    await expect(readAll(byToken, same)).rejects.toMatchObject({ kind: 'failed', code: 'broken-paging' });
  });
});

describe('pages by marker and by offset', () => {
  it.each([true, 'true'])('follows the marker while IsTruncated is %j', async (truncated) => {
    const { sizes, asked } = await readAll(byMarker, [
      item(rows(2), { IsTruncated: truncated, Marker: 'm-1' }),
      item(rows(1, 2), { IsTruncated: 'false', Marker: 'm-1' }),
    ]);
    expect(sizes).toEqual([2, 1]);
    expect(asked[1]).toMatchObject({ Marker: 'm-1', MaxItems: '100' });
  });

  it('more without a marker is a failure', async () => {
    await expect(readAll(byMarker, [item(rows(2), { IsTruncated: true })])).rejects.toMatchObject({ code: 'broken-paging' });
  });

  it('counts the offset in rows', async () => {
    const { sizes, asked } = await readAll(byOffset, [item(rows(2), { total: 3 }), item(rows(1, 2), { total: 3 })]);
    expect(sizes).toEqual([2, 1]);
    expect(asked.map(({ offset, size }) => [offset, size])).toEqual([
      ['0', '2'],
      ['2', '2'],
    ]);
  });
});

describe('rows', () => {
  it.each<[string, string, Reply, number]>([
    ['a list', 'Items.Item', { Items: { Item: rows(2) } }, 2],
    ['an empty element', 'Items.Item', { Items: '' }, 0],
    ['nothing at all', 'Items.Item', {}, 0],
    ['null', 'Items', { Items: null }, 0],
    ['one object for a list of one', 'Items.Item', { Items: { Item: { id: 'row-0' } } }, 1],
    ['the reply itself', '.', { MaxPasswordAge: 90 }, 1],
    ['a reply that is a list', '.', rows(3) as unknown as Reply, 3],
  ])('%s', async (_, items, reply, count) => {
    expect((await readAll({ style: 'none' }, [reply], items)).sizes).toEqual([count]);
  });
});
