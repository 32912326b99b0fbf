import type { Cloud, CloudCall, Page } from '../../src/model/cloud.ts';
import type { CloudError } from '../../src/model/errors.ts';
import type { Paging, Reply } from '../../src/model/resource-type.ts';

/** What the fake cloud answers to one action: pages of rows, one reply, or a refusal. */
export type Script = {
  readonly pages?: readonly Page[];
  readonly then?: CloudError;
  readonly reply?: Reply;
  readonly error?: CloudError;
};

/** A cloud that answers from a table and remembers what it was asked. */
export function fakeCloud(answer: (call: CloudCall) => Script | undefined, accountId = '1000000000000001') {
  const calls: CloudCall[] = [];
  const scriptOf = (call: CloudCall): Script => {
    calls.push(call);
    const script = answer(call);
    if (!script) throw new Error(`nothing is written for ${call.action}`);
    if (script.error) throw script.error;
    return script;
  };
  const cloud: Cloud = {
    accountId,
    call: async (call) => scriptOf(call).reply ?? {},
    async *pages(call: CloudCall, _paging: Paging, _items: string) {
      const script = scriptOf(call);
      yield* script.pages ?? [];
      if (script.then) throw script.then;
    },
  };
  return {
    cloud,
    calls,
    countOf: (action: string) => calls.filter((call) => call.action === action).length,
  };
}
