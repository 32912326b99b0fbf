import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import { describe, expect, it } from 'vitest';
import { resultsOf, toUpEvent } from '../../../src/apply/engine/results.ts';

const type = 'alicloud:ecs/ecsDisk:EcsDisk';
const about = (name: string, op = 'update', of = type) => ({
  metadata: {
    op,
    urn: `urn:pulumi:cs::xunjian::${of}::${name}`,
    type: of,
    new: { id: `d-${name}`, inputs: { size: 2 }, outputs: { size: 1 } },
  },
});
const event = (body: object) => body as unknown as EngineEvent;
const began = (name: string) => event({ resourcePreEvent: about(name) });
const done = (name: string) => event({ resOutputsEvent: about(name) });
const failed = (name: string) => event({ resOpFailedEvent: about(name) });
const said = (name: string, message: string) => event({ diagnosticEvent: { severity: 'error', urn: about(name).metadata.urn, message } });
const same = (text: string) => text;
const outcomes = (events: EngineEvent[], isBroken = false) =>
  resultsOf(events, isBroken, same).map(({ name, outcome, error }) =>
    [name, outcome, error].filter((part) => part !== undefined).join(': '),
  );

describe('what became of each resource', () => {
  it.each([
    ['done', [began('fig'), done('fig')], false, ['fig: done']],
    ['failed with its reason', [began('fig'), said('fig', 'Forbidden\n'), failed('fig')], false, ['fig: failed: Forbidden']],
    ['begun and never reported', [began('fig')], false, ['fig: unsure: The engine did not say how it ended.']],
    ['failed when the plugin died', [began('fig'), said('fig', 'EOF'), failed('fig')], true, ['fig: unsure: EOF']],
    [
      'done before the plugin died',
      [began('fig'), done('fig'), began('pear')],
      true,
      ['fig: done', 'pear: unsure: The engine did not say how it ended.'],
    ],
    ['never begun', [], false, []],
  ])('%s', (_, events, isBroken, wanted) => expect(outcomes(events, isBroken)).toEqual(wanted));

  it('tells new inputs and outputs apart: a swallowed error shows there', () => {
    expect(resultsOf([done('fig')], false, same)[0]).toMatchObject({ id: 'd-fig', inputs: { size: 2 }, outputs: { size: 1 } });
  });

  it('leaves the stack and its providers out', () => {
    const events = ['pulumi:pulumi:Stack', 'pulumi:providers:alicloud'].map((of) =>
      event({ resOutputsEvent: about('orchard', 'same', of) }),
    );
    expect(resultsOf(events, false, same)).toEqual([]);
    expect(events.map(toUpEvent)).toEqual([undefined, undefined]);
  });

  it('cleans what it says of secrets', () => {
    expect(resultsOf([said('fig', 'key pear'), failed('fig')], false, (text) => text.replace('pear', '***'))[0]?.error).toBe('key ***');
  });
});
