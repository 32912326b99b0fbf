import { describe, expect, it } from 'vitest';
import kafka from '../../src/resources/ali-kafka-instance.ts';
import { fieldOf } from './read.ts';

it.each([
  [5, 'running'],
  [15, 'expired'],
  ['5', 'running'],
  [4, 'unread'],
  [undefined, 'unread'],
])('ServiceStatus %s is read as %s', (ServiceStatus, status) => expect(fieldOf(kafka, 'status', { ServiceStatus })).toBe(status));

describe('the series', () => {
  it.each([
    ['is named', { Series: 'v3', PaidType: 3 }, 'v3'],
    ['is named in capitals', { Series: 'V2', PaidType: 1 }, 'v2'],
    ['follows from a subscription', { PaidType: 0 }, 'v2'],
    ['follows from serverless billing', { Series: '', PaidType: 3 }, 'v3'],
    ['follows from Confluent billing', { PaidType: 4 }, 'confluent'],
    ['follows from nothing', { PaidType: 2 }, 'unread'],
    ['is a new one', { Series: 'v9', PaidType: 1 }, 'unread'],
  ])('%s', (_, item, series) => expect(fieldOf(kafka, 'series', item)).toBe(series));
});

it.each([
  [{ Series: 'v2' }, true],
  [{ Series: 'v3' }, false],
  [{ Series: 'confluent' }, false],
])('%j has metrics of a fixed size: %s', (item, hasThem) => {
  const from = kafka.fields['disk.usedPercent']?.from;
  expect(typeof from === 'object' && 'metric' in from && from.when?.(item)).toBe(hasThem);
});
