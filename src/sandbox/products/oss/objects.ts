import { createHash } from 'node:crypto';
import { type Action, Answer, type Context, type Fields, type Refusal, type Row } from '../../engine/index.ts';
import { Done } from '../../engine/shape.ts';
import { type Bucket, bucket, type Held, millisecond, onBucket } from './bucket.ts';
import { elements, ownerOf } from './reads.ts';

const folders = ['archive', 'data', 'images', 'logs'] as const;

/** Keys of a bucket's objects, in their order. */
function keysOf({ state }: Row<Bucket>): readonly string[] {
  const each = Math.ceil(state.objects / folders.length);
  const made = Array.from(
    { length: state.objects },
    (_, at) => `${folders[Math.floor(at / each)]}/${String((at % each) + 1).padStart(6, '0')}.bin`,
  );
  const written = Object.keys(state.held);
  return written.length === 0 ? made : [...new Set([...made, ...written])].sort();
}

const bytesOf = ({ base64 }: Held) => Buffer.from(base64, 'base64');
const tagOf = (bytes: Uint8Array) => `"${createHash('md5').update(bytes).digest('hex').toUpperCase()}"`;

function contentOf(row: Row<Bucket>, key: string): Fields {
  const held = row.state.held[key];
  if (held) return { ...madeContent(row, key), LastModified: millisecond(held.at), ETag: tagOf(bytesOf(held)), Size: bytesOf(held).length };
  return madeContent(row, key);
}

function madeContent(row: Row<Bucket>, key: string): Fields {
  const ETag = `"${Buffer.from(`${row.id}/${key}`).toString('hex').slice(-32).toUpperCase().padStart(32, '0')}"`;
  return {
    Key: key,
    LastModified: millisecond(row.createdAt + 3_600_000),
    ETag,
    Type: 'Normal',
    Size: row.state.objectBytes,
    StorageClass: row.state.StorageClass,
    Owner: ownerOf(row),
  };
}

/** Objects and common prefixes behind a key. */
function pageOf(x: Context, row: Row<Bucket>, after: string) {
  const size = x.number('max-keys') ?? 100;
  if (!Number.isInteger(size) || size < 1 || size > 1000)
    x.refuse([400, 'InvalidArgument', 'Argument max-keys must be an integer between 1 and 1000.']);
  const [prefix, delimiter] = [x.text('prefix'), x.text('delimiter')];
  const fitting = keysOf(row).filter((key) => key.startsWith(prefix));
  const end = (key: string) => (delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length));
  const names = [...new Set(fitting.map((key) => (end(key) < 0 ? key : key.slice(0, end(key) + delimiter.length))))];
  const behind = names.filter((name) => name > after);
  const shown = behind.slice(0, size);
  const isFolder = (name: string) => delimiter !== '' && name.endsWith(delimiter);
  return {
    size,
    isCut: behind.length > shown.length,
    last: shown.at(-1) ?? '',
    count: shown.length,
    Contents: shown.filter((name) => !isFolder(name)).map((name) => contentOf(row, name)),
    CommonPrefixes: shown.filter(isFolder).map((Prefix) => ({ Prefix })),
  };
}

const listObjects = onBucket(
  (x, row) => {
    const { size, isCut, last, Contents, CommonPrefixes } = pageOf(x, row, x.text('marker'));
    return elements({
      Name: row.id,
      Prefix: x.text('prefix'),
      Marker: x.text('marker'),
      MaxKeys: size,
      Delimiter: x.text('delimiter'),
      IsTruncated: isCut,
      ...(isCut && { NextMarker: last }),
      Contents,
      CommonPrefixes,
    });
  },
  { permission: 'oss:ListObjects' },
);

const listObjectsV2 = onBucket(
  (x, row) => {
    const token = Buffer.from(x.text('continuation-token'), 'base64url').toString();
    const { size, isCut, last, count, Contents, CommonPrefixes } = pageOf(x, row, token || x.text('start-after'));
    const withOwner = x.params['fetch-owner'] === true;
    return elements({
      Name: row.id,
      Prefix: x.text('prefix'),
      MaxKeys: size,
      Delimiter: x.text('delimiter'),
      IsTruncated: isCut,
      KeyCount: count,
      ...(isCut && { NextContinuationToken: Buffer.from(last).toString('base64url') }),
      Contents: withOwner ? Contents : Contents.map(({ Owner: _, ...content }) => content),
      CommonPrefixes,
    });
  },
  { permission: 'oss:ListObjects' },
);

const noKey: Refusal = [404, 'NoSuchKey', 'The specified key does not exist.'];
const onObject = {
  needs: ['Bucket', 'Object'],
  resource: (x: Context) => `${x.arn(bucket, x.text('Bucket'))}/${x.text('Object')}`,
};

/** Only what somebody wrote has bytes; what the estate counts is listed and cannot be fetched. */
const getObject = onBucket((x, row) => {
  const held = row.state.held[x.text('Object')] ?? x.refuse(noKey);
  const bytes = bytesOf(held);
  const headers = { 'content-type': held.type, etag: tagOf(bytes), 'last-modified': new Date(held.at).toUTCString() };
  return new Answer(new Done(bytes), { headers });
}, onObject);

const putObject = onBucket(
  (x, row) => {
    const bytes = Buffer.isBuffer(x.call.body) ? x.call.body : Buffer.alloc(0);
    const held: Held = { base64: bytes.toString('base64'), type: 'application/octet-stream', at: x.call.at };
    x.change(row, { held: { ...row.state.held, [x.text('Object')]: held } });
    return new Answer(new Done(undefined), { headers: { etag: tagOf(bytes) } });
  },
  { ...onObject, writes: true },
);

/** That there is none is no error. */
const deleteObject = onBucket(
  (x, row) => {
    const { [x.text('Object')]: _, ...held } = row.state.held;
    x.change(row, { held });
    return new Answer(new Done(undefined), { status: 204 });
  },
  { ...onObject, writes: true },
);

/** Every call about what a bucket holds. */
export const objects: Readonly<Record<string, Action>> = {
  ListObjects: listObjects,
  ListObjectsV2: listObjectsV2,
  GetObject: getObject,
  PutObject: putObject,
  DeleteObject: deleteObject,
};
