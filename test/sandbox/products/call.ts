/** Calls the actions of a product inside one process, strict about the official shapes of replies. */
import { SandboxError } from '../../../src/sandbox/call.ts';
import { SandboxEngine } from '../../../src/sandbox/engine/engine.ts';
import { openEstate } from '../../../src/sandbox/engine/open.ts';
import type { Product } from '../../../src/sandbox/engine/product.ts';

type Json = { readonly [name: string]: never };

/** An estate of a few products, whose asynchronous work takes the time that it says. */
export function openProducts(products: readonly Product[], resources = 60, now = Date.parse('2026-06-01T04:00:00Z')) {
  const engine = new SandboxEngine(openEstate({ resources, seed: 'orchard' }, products, now), products, { isStrict: true });
  const [{ id: accountId, accessKeyId }] = engine.estate.accounts;
  const caller = { accessKeyId, accountId, kind: 'root', name: 'root', principalId: accountId, arn: `acs:ram::${accountId}:root` } as const;

  /** The body of the reply; a refusal is thrown. */
  async function call(
    product: string,
    action: string,
    params: Readonly<Record<string, unknown>> = {},
    region = 'cn-hangzhou',
  ): Promise<Json> {
    const reply = await engine.answer({
      requestId: '7F2C0000-0000-0000-0000-000000000000',
      at: engine.now(),
      caller,
      host: `${product}.aliyuncs.com`,
      method: 'POST',
      path: '/',
      product,
      action,
      region,
      params,
      body: undefined,
    });
    return reply.body as Json;
  }

  /** Code of the error that a call is refused with. */
  async function refusal(...args: Parameters<typeof call>): Promise<string> {
    try {
      await call(...args);
    } catch (error) {
      if (error instanceof SandboxError) return error.code;
      throw error;
    }
    return 'none';
  }

  return { engine, call, refusal, advance: (seconds: number) => engine.estate.clock.advance(seconds * 1000) };
}
