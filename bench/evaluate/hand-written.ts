import type { FieldValue, Resource } from '../../src/model/documents.ts';
import { eip } from './hand-eip.ts';
import { polardb } from './hand-polardb.ts';
import { rds } from './hand-rds.ts';
import { redis } from './hand-redis.ts';

export type Fields = Readonly<Record<string, FieldValue | undefined>>;

/** 0 pass, 1 fail, 2 unknown, 3 not-applicable. */
export type Check = (fields: Fields) => 0 | 1 | 2 | 3;

/** Some of the project's rules as a programmer would write them without an engine, with their default parameters. */
const checks: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  'ACS::RDS::DBInstance': rds,
  'ACS::Redis::DBInstance': redis,
  'ACS::PolarDB::DBCluster': polardb,
  'ACS::EIP::EipAddress': eip,
};

export const handRuleIds: readonly string[] = Object.values(checks).flatMap((own) => Object.keys(own));

/** Judges every resource by the checks of its type; answers how many fail. */
export function judgeByHand(resources: readonly Resource[]): number {
  const lists = new Map(Object.entries(checks).map(([type, own]) => [type, Object.values(own)]));
  const verdicts = new Uint8Array(100);
  let failures = 0;
  for (const { type, fields } of resources) {
    const own = lists.get(type);
    if (!own) continue;
    for (let i = 0; i < own.length; i++) verdicts[i] = (own[i] as Check)(fields);
    for (let i = 0; i < own.length; i++) if (verdicts[i] === 1) failures++;
  }
  return failures;
}
