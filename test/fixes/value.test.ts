import { describe, expect, it } from 'vitest';
import { inputIn, wantedValue } from '../../src/fixes/value.ts';
import { askAbout } from './ask.ts';

const rule = 'backup/rds-backup-infrequent';
const fields = {
  'backup.retentionDays': 14,
  'backup.weekdays': ['Monday', 'Sunday'],
  expiresInDays: null,
  class: 'mysql.x4.large.2c',
};
const ask = askAbout(rule, fields, { inputs: { orchard: 'cn-shanghai', lost: null } });

describe('a wanted value', () => {
  it.each([
    ['a plain value is itself', 7, 7],
    ['false is a value', false, false],
    ['null is a value', null, null],
    ['a text is itself', 'LATEST', 'LATEST'],
    ['facts in a text are filled in', '${region}-${id}', 'cn-hangzhou-apple-1'],
    ['inputs in a text are filled in', '${input.orchard}/logs', 'cn-shanghai/logs'],
    ['a text that needs what is not known is not known', '${input.lost}/logs', undefined],
    ['null in a text is not known', '${expiresInDays} days', undefined],
    ['a fact is a field', { fact: 'class' }, 'mysql.x4.large.2c'],
    ['a fact is a parameter', { fact: 'params.minPerWeek' }, 2],
    ['a fact is of the resource itself', { fact: 'name' }, 'apple'],
    ['a fact that was not read is not known', { fact: 'plum' }, undefined],
    ['an input is what the config says', { input: 'orchard' }, 'cn-shanghai'],
    ['an input that is missing is not known', { input: 'lost' }, undefined],
    ['a list is filled in member by member', ['a', { fact: 'id' }], ['a', 'apple-1']],
    ['a list with an unknown member is not known', ['a', { input: 'lost' }], undefined],
    ['a block is filled in member by member', { pear: { fact: 'id' }, fig: 1 }, { pear: 'apple-1', fig: 1 }],
    ['a block with an unknown member is not known', { pear: { fact: 'plum' } }, undefined],
  ])('%s', (_, form, value) => {
    expect(wantedValue(form, ask)).toEqual(value);
  });

  it.each([
    ['a floor raises what is below', { atLeast: 15, of: 'backup.retentionDays' }, 15],
    ['a floor is met exactly', { atLeast: 14, of: 'backup.retentionDays' }, 14],
    ['a floor keeps what is better', { atLeast: 13, of: 'backup.retentionDays' }, 14],
    ['a floor stands where there is nothing', { atLeast: 3, of: 'expiresInDays' }, 3],
    ['a floor over what was not read is not known', { atLeast: 3, of: 'plum' }, undefined],
    ['a floor over a text is not known', { atLeast: 3, of: 'class' }, undefined],
    ['a floor may be a parameter', { atLeast: { fact: 'params.minPerWeek' }, of: 'backup.retentionDays' }, 14],
    ['a ceiling lowers what is above', { atMost: 13, of: 'backup.retentionDays' }, 13],
    ['a ceiling is met exactly', { atMost: 14, of: 'backup.retentionDays' }, 14],
    ['a ceiling keeps what is lower', { atMost: 15, of: 'backup.retentionDays' }, 14],
    ['a ceiling may lie over a floor', { atMost: 20, of: { atLeast: 30, of: 'backup.retentionDays' } }, 20],
    ['a ceiling may lie over a number', { atMost: 20, of: 60 }, 20],
  ])('%s', (_, form, value) => {
    expect(wantedValue(form, ask)).toEqual(value);
  });

  it.each([
    ['a product is rounded up', { times: 1.5, of: 'backup.retentionDays' }, 21],
    ['a product is rounded up to the step', { times: 1.1, of: 'backup.retentionDays', step: 5 }, 20],
    ['a product that is a step already stays', { times: 1, of: 'backup.retentionDays', step: 7 }, 14],
    ['the noise of a product adds no step', { times: 1.1, of: 100 }, 110],
    ['a product is raised to the least', { times: 1, of: 'backup.retentionDays', min: 15 }, 15],
    ['a product is cut at the most', { times: 2, of: 'backup.retentionDays', max: 27 }, 27],
    ['a product of nothing is not known', { times: 2, of: 'expiresInDays' }, undefined],
  ])('%s', (_, form, value) => {
    expect(wantedValue(form, ask)).toEqual(value);
  });

  it.each([
    ['a union adds what is missing', { union: ['Friday', 'Sunday'], of: 'backup.weekdays' }, ['Monday', 'Sunday', 'Friday']],
    ['a union with nothing is what is added', { union: ['Friday'], of: 'expiresInDays' }, ['Friday']],
    ['a union with what was not read is not known', { union: ['Friday'], of: 'plum' }, undefined],
    ['the next word follows the present one', { next: ['small', 'mysql.x4.large.2c', 'huge'], of: 'class' }, 'huge'],
    ['the last word has no next', { next: ['small', 'mysql.x4.large.2c'], of: 'class' }, undefined],
    ['a foreign word has no next', { next: ['small'], of: 'class' }, undefined],
    ['as many days as are asked stay as they are', { weekdays: 2, of: 'backup.weekdays' }, ['Monday', 'Sunday']],
    ['three days are added where one is missing', { weekdays: 3, of: 'backup.weekdays' }, ['Monday', 'Wednesday', 'Friday', 'Sunday']],
    ['with three days added there may be enough', { weekdays: 4, of: 'backup.weekdays' }, ['Monday', 'Wednesday', 'Friday', 'Sunday']],
    ['one day more is added', { weekdays: 5, of: 'backup.weekdays' }, ['Monday', 'Tuesday', 'Wednesday', 'Friday', 'Sunday']],
    [
      'there are seven days',
      { weekdays: 8, of: 'backup.weekdays' },
      ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    ],
    ['days that were not read are not known', { weekdays: 2, of: 'plum' }, undefined],
  ])('%s', (_, form, value) => {
    expect(wantedValue(form, ask)).toEqual(value);
  });
});

describe('the input that is missing', () => {
  it.each([
    ['a form names it', { input: 'lost' }, 'lost'],
    ['a text names it', '${input.lost}/logs', 'lost'],
    ['it stands deep in a block', { groups: [{ name: { input: 'lost' } }] }, 'lost'],
    ['an input that is given is not missing', { input: 'orchard' }, undefined],
    ['what needs no input misses none', { fact: 'plum' }, undefined],
    ['nothing misses nothing', undefined, undefined],
  ])('%s', (_, form, name) => {
    expect(inputIn(form, ask)).toBe(name);
  });
});
