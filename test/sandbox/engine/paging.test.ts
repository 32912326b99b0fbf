import { expect, it } from 'vitest';
import { ask, codeOf, openOrchard } from './orchard.ts';

const engine = openOrchard();
const names = (body: { Trees: { Tree: { TreeName: string }[] } }) => body.Trees.Tree.map((one) => one.TreeName.slice(-2)).join(' ');

it.each([
  ['no page asked: the first of the usual size', 'ListByPage', {}, '01 02 03'],
  ['the last page', 'ListByPage', { PageNumber: '3' }, '07'],
  ['a page past the end', 'ListByPage', { PageNumber: '4' }, ''],
  ['the largest page', 'ListByPage', { PageSize: '5' }, '01 02 03 04 05'],
  ['an over-large page where the most is granted', 'ListClamped', { PageSize: '6' }, '01 02 03 04 05'],
  ['one of the sizes that there are', 'ListFixed', { PageSize: '5' }, '01 02 03 04 05'],
  ['the first token page', 'ListByToken', {}, '01 02 03'],
  ['tokens as soon as the call names MaxResults', 'ListByEither', { MaxResults: '2' }, '01 02'],
  ['an offset', 'ListByOffset', { offset: '5' }, '06 07'],
  ['names with a star', 'ListByPage', { TreeName: 'apple-0*', PageSize: '2' }, '01 02'],
])('%s', async (_, action, params, expected) => {
  expect(names(await ask(engine, action, params))).toBe(expected);
});

it.each([
  ['an over-large page', 'ListByPage', { PageSize: '6' }],
  ['a size that there is not', 'ListFixed', { PageSize: '4' }],
  ['page nought', 'ListByPage', { PageNumber: '0' }],
  ['a size of nought', 'ListByPage', { PageSize: '0' }],
  ['a size that is no number', 'ListByPage', { PageSize: 'plum' }],
  ['a made-up token', 'ListByToken', { NextToken: 'plum' }],
  ['an over-large token page', 'ListByToken', { MaxResults: '6' }],
])('%s is refused', async (_, action, params) => {
  expect(await codeOf(ask(engine, action, params))).toBe('InvalidParameter');
});

it('names total, page and size in the reply', async () => {
  expect(await ask(engine, 'ListByPage', { PageNumber: '2' })).toMatchObject({ TotalCount: 7, PageNumber: 2, PageSize: 3 });
  expect(await ask(engine, 'ListFixed')).toMatchObject({ Page: { Total: 7 } });
});

it.each(['ListByToken', 'ListByEither'])('%s leads on by tokens to the end and no further', async (action) => {
  const seen: string[] = [];
  let NextToken = '';
  do {
    const page = await ask(engine, action, { MaxResults: '3', ...(NextToken && { NextToken }) });
    seen.push(names(page));
    NextToken = page.NextToken;
  } while (NextToken !== '');
  expect(seen).toEqual(['01 02 03', '04 05 06', '07']);
});

it('a token of one list is refused by another', async () => {
  const { NextToken } = await ask(engine, 'ListByToken');
  expect(await codeOf(ask(engine, 'ListByEither', { NextToken }))).toBe('InvalidParameter');
});

it('markers go over all regions while the reply is truncated', async () => {
  const first = await ask(engine, 'ListByMarker', { MaxItems: '5' });
  expect(first).toMatchObject({ IsTruncated: true });
  const last = await ask(engine, 'ListByMarker', { MaxItems: '5', Marker: first.Marker });
  expect([names(first), names(last), last.IsTruncated, last.Marker]).toEqual(['01 02 03 04 05', '06 07 01 02', false, undefined]);
});

it.each([
  ['the region of the call', 'cn-shanghai', 2],
  ['a region where nothing is', 'cn-beijing', 0],
  ['a region that nobody knows', 'us-west-1', 0],
])('a list shows %s', async (_, region, count) => {
  expect((await ask(engine, 'ListByPage', {}, { region })).TotalCount).toBe(count);
});

it('an id that does not exist is no row in a list and an error in a detail', async () => {
  expect((await ask(engine, 'ListByPage', { TreeIds: '["t-plum"]' })).TotalCount).toBe(0);
  expect(await codeOf(ask(engine, 'GetTree', { TreeId: 't-plum' }))).toBe('InvalidTreeId.NotFound');
});

it('a resource of another region is not there for a call that names its region', async () => {
  const [pear] = (await ask(engine, 'ListByPage', {}, { region: 'cn-shanghai' })).Trees.Tree;
  expect((await ask(engine, 'ListByPage', { TreeIds: pear.TreeId })).TotalCount).toBe(0);
  expect(await codeOf(ask(engine, 'GetTree', { TreeId: pear.TreeId }))).toBe('InvalidTreeId.NotFound');
});

it('an action without a needed parameter, and one that nobody knows, are refused; the latter is counted', async () => {
  expect(await codeOf(ask(engine, 'GetTree'))).toBe('MissingParameter');
  expect(await codeOf(ask(engine, 'ShakeTree'))).toBe('InvalidAction.NotFound');
  expect(engine.unknown.actions.get('orchard ShakeTree')).toBe(1);
});
