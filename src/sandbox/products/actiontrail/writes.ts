import {
  type Action,
  type Context,
  create,
  type Fields,
  like,
  oneOf,
  type Refusal,
  remove,
  same,
  second,
  update,
} from '../../engine/index.ts';
import { type Trail, trail } from './trail.ts';

const byName = { kind: trail, id: 'Name' } as const;
const invalid = (name: string): Refusal => [400, `InvalidParameter${name}`, `The specified parameter ${name} is not valid.`];
const sinks = ['OssBucketName', 'SlsProjectArn', 'MaxComputeProjectArn'] as const;
const fields = same(
  'OssBucketName',
  'OssKeyPrefix',
  'OssWriteRoleArn',
  'SlsProjectArn',
  'SlsWriteRoleArn',
  'MaxComputeProjectArn',
  'MaxComputeWriteRoleArn',
  'EventRW',
  'TrailRegion',
);
const check = {
  EventRW: oneOf(['All', 'Read', 'Write'], invalid('EventRW')),
  SlsProjectArn: like(/^(acs:log:[^:]+:\d+:project\/[a-z0-9-]+)?$/, invalid('SlsProjectArn')),
};

/** What a trail writes to must be there. */
function sinkRefusal(x: Context): Refusal | undefined {
  const bucket = x.text('OssBucketName');
  if (bucket !== '' && x.estate.kinds.has('oss.bucket') && !x.find('oss.bucket', bucket))
    return [404, 'BucketDoesNotExistException', 'The specified bucket does not exist.'];
  const project = x.text('SlsProjectArn').split('/')[1] ?? '';
  return project !== '' && x.estate.kinds.has('sls.project') && !x.find('sls.project', project)
    ? [404, 'SlsProjectDoesNotExist', 'The specified log project does not exist.']
    : undefined;
}

function createRefusal(x: Context): Refusal | undefined {
  if (x.find(trail, x.text('Name'))) return [409, 'TrailAlreadyExistsException', 'The specified Trail already exists.'];
  if ([...x.rows(trail)].length >= 5)
    return [400, 'MaximumNumberOfTrailsExceededException', 'The number of trails in this region has reached its limit.'];
  if (sinks.every((name) => x.text(name) === '')) return [400, 'MissingDeliveryTarget', 'A trail needs a bucket or a log project.'];
  return sinkRefusal(x);
}

const shown = (state: Trail): Fields =>
  Object.fromEntries([...Object.keys(fields), 'Name', 'HomeRegion'].map((name) => [name, state[name as keyof Trail]]));

/** Every call that changes trails. */
export const writes: Readonly<Record<string, Action>> = {
  CreateTrail: create({
    kind: trail,
    needs: ['Name'],
    set: { ...fields, Name: 'Name', IsOrganizationTrail: 'IsOrganizationTrail' },
    check: { ...check, Name: like(/^[A-Za-z][A-Za-z0-9_-]{1,35}$/, invalid('Name')) },
    guard: createRefusal,
    also: { Status: 'Fresh', StartLoggingTime: '', SlsProjectArn: '', SlsWriteRoleArn: '', EventRW: 'Write' },
    reply: ({ state }) => shown(state),
  }),
  UpdateTrail: update({
    ...byName,
    set: fields,
    check,
    guard: (_, __, x) => sinkRefusal(x),
    also: (_, __, x) => ({ UpdateTime: second(x.now) }),
    reply: ({ state }) => shown(state),
  }),
  DeleteTrail: remove(byName),
  StartLogging: update({ ...byName, also: (_, __, x) => ({ Status: 'Enable', StartLoggingTime: second(x.now) }) }),
  StopLogging: update({ ...byName, also: (_, __, x) => ({ Status: 'Disable', StopLoggingTime: second(x.now) }) }),
  PutDataEventSelector: update({
    kind: trail,
    id: 'TrailName',
    needs: ['EventSelectors'],
    set: { EventSelectors: 'eventSelectors', IsTrailAllRegion: 'allRegions' },
    reply: ({ state }) => ({ TrailArn: state.TrailArn, DataEventSelectors: state.eventSelectors }),
  }),
};
