import type { Unit } from '../../model/resource-type.ts';

const known: Readonly<Record<Unit, true>> = {
  day: true,
  hour: true,
  minute: true,
  second: true,
  millisecond: true,
  percent: true,
  ratio: true,
  count: true,
  byte: true,
  kibibyte: true,
  mebibyte: true,
  gibibyte: true,
  tebibyte: true,
  'megabit-per-second': true,
  'bit-per-second': true,
  'byte-per-second': true,
  iops: true,
  'per-second': true,
  cny: true,
  'cny-per-month': true,
  vcpu: true,
  port: true,
};

/** Every unit that a field or a parameter may have. */
export const units = Object.keys(known) as readonly Unit[];
