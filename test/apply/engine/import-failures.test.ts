import { expect, it } from 'vitest';
import { importFailures } from '../../../src/apply/engine/import-failures.ts';

const said = `code: -2
 stderr: Command failed with exit code 1
Importing (cs-1):

 =  alicloud:ecs:EcsDisk bad **importing failed** error: [ERROR] 403
Diagnostics:
  pulumi:pulumi:Stack (xunjian-cs-1):
    error: update failed: step application failed

  alicloud:ecs:EcsDisk (bad):
    error: [ERROR] the pear is denied
    StatusCode: 403

  alicloud:ecs:EcsDisk (gone):
    error: resource 'd-gone' does not exist

Resources:
    = 1 imported
`;

it('errors of an import are told by resource, and those of the stack are of none', () => {
  expect(Object.fromEntries(importFailures(said))).toEqual({
    bad: '[ERROR] the pear is denied\nStatusCode: 403',
    gone: "resource 'd-gone' does not exist",
  });
});

it('a failure that is of no resource gives none', () => {
  expect(importFailures('error: failed to load plugin')).toEqual(new Map());
});
