/** A simulated estate behind the reading seam, without a wire between them. */

import { resolvePath } from '../../src/collect/resolve-path.ts';
import type { Cloud, CloudCall } from '../../src/model/cloud.ts';
import { CloudError } from '../../src/model/errors.ts';
import type { Paging, Reply } from '../../src/model/resource-type.ts';
import { SandboxError } from '../../src/sandbox/call.ts';
import { SandboxEngine } from '../../src/sandbox/engine/engine.ts';
import { type EstateChoice, openEstate } from '../../src/sandbox/engine/open.ts';
import type { Product } from '../../src/sandbox/engine/product.ts';

export const nowMs = Date.parse('2026-06-01T04:00:00Z');

/** Opens an estate of some products. @param denied actions that RAM refuses */
export function estateCloud(products: readonly Product[], choice: EstateChoice, denied: readonly string[] = []) {
  const engine = new SandboxEngine(openEstate(choice, products, nowMs), products, { isStrict: true });
  const [{ id: accountId, accessKeyId }] = engine.estate.accounts;
  const caller = { accessKeyId, accountId, kind: 'root', name: 'root', principalId: accountId, arn: `acs:ram::${accountId}:root` } as const;
  const calls: CloudCall[] = [];

  async function call(one: CloudCall): Promise<Reply> {
    calls.push(one);
    const action = `${one.product}:${one.action}`;
    if (denied.includes(one.action))
      throw new CloudError('denied', `${action} is denied.`, { code: 'Forbidden.RAM', action, permission: action });
    try {
      const { product, action: name, region, params } = one;
      const sent = { requestId: '7F2C', at: nowMs, caller, host: '', method: 'POST', path: '/', body: undefined };
      return (await engine.answer({ ...sent, product, action: name, region, params })).body as Reply;
    } catch (error) {
      if (error instanceof SandboxError) throw new CloudError('failed', error.message, { code: error.code, action, cause: error });
      throw error;
    }
  }

  async function* tokenPages(one: CloudCall, paging: Extract<Paging, { readonly style: 'token' }>, items: string) {
    for (let token = ''; ; ) {
      const params = {
        ...one.params,
        [paging.size ?? 'MaxResults']: String(paging.max ?? 100),
        ...(token !== '' && { [paging.token]: token }),
      };
      const reply = await call({ ...one, params });
      const rows = resolvePath(reply, items) as readonly Reply[];
      yield paging.total === undefined ? { rows } : { rows, total: Number(resolvePath(reply, paging.total)) };
      token = String(resolvePath(reply, paging.token) ?? '');
      if (token === '') return;
    }
  }

  async function* pages(one: CloudCall, paging: Paging, items: string) {
    if (paging.style === 'token') return yield* tokenPages(one, paging, items);
    if (paging.style !== 'page') throw new Error(`${one.action} is paged by ${paging.style}.`);
    for (let page = 1, seen = 0; ; page++) {
      const params = { ...one.params, [paging.page]: String(page), [paging.size]: String(paging.max) };
      const reply = await call({ ...one, params });
      const rows = resolvePath(reply, items) as readonly Reply[];
      const total = Number(resolvePath(reply, paging.total as string));
      seen += rows.length;
      yield { rows, total };
      if (rows.length === 0 || seen >= total) return;
    }
  }

  const cloud: Cloud = { accountId, call, pages };
  return { cloud, calls, engine };
}
