/** Calls an action through the unmodified typed SDK of its product. */
import { isContainer, isModel, loadSdk, type ModelClass, type SdkAction } from '../../../scripts/generate/shapes-npm.ts';
import type { Key, Params } from '../ask.ts';

type AnyClient = Record<string, (...args: unknown[]) => Promise<unknown>>;

/** Raw reply of a typed call, before the SDK casts it. The SDK throws where a type is wrong or the cloud refuses. */
export async function typedCall(
  packageName: string,
  action: string,
  params: Params,
  at: { port: number; key: Key; region: string; host: string },
): Promise<unknown> {
  const { module, actions } = loadSdk(packageName);
  const facts = actions.get(action) as SdkAction;
  const Client = module.default as new (config: object) => AnyClient;
  const client = new Client({
    accessKeyId: at.key.accessKeyId,
    accessKeySecret: at.key.secret,
    endpoint: `${at.host}:${at.port}`,
    protocol: 'HTTP',
    regionId: at.region,
    readTimeout: 20_000,
    connectTimeout: 20_000,
  });
  let raw: unknown;
  for (const name of ['callApi', 'execute']) {
    const send = client[name]?.bind(client);
    if (send)
      client[name] = async (...args) => {
        raw = await send(...args);
        return raw;
      };
  }
  await (client[facts.clientMethod] as AnyClient[string])(...facts.arguments.map((name) => argument(facts, name, params, at.region)), {});
  return (raw as { body?: unknown } | undefined)?.body;
}

function argument(facts: SdkAction, name: string, params: Params, region: string): unknown {
  if (name === 'headers') return { 'x-acs-region-id': region };
  if (name === 'request' || name === 'tmpReq') return toModel(facts.request as ModelClass, facts, params);
  return Object.entries(params).find(([wire]) => wire.toLowerCase() === name.toLowerCase())?.[1];
}

function toModel(model: ModelClass, facts: SdkAction, params: Params): unknown {
  const types = model.types();
  const byWire = new Map(Object.entries(model.names()).map(([name, wire]) => [wire, name]));
  const body = facts.isWholeBody ? byWire.get('body') : undefined;
  const filled: Record<string, unknown> = {};
  for (const [wire, value] of Object.entries(params)) {
    const name = byWire.get(wire);
    if (name !== undefined) filled[name] = toValue(types[name], facts, facts.shrunk[wire] === undefined ? value : unpacked(value));
  }
  if (body !== undefined) filled[body] = toValue(types[body], { ...facts, isWholeBody: false }, params);
  return new (model as unknown as new (map: object) => object)(filled);
}

/** The SDK packs lists into a text by itself. */
const unpacked = (value: unknown) => (typeof value === 'string' && /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value);

function toValue(type: unknown, facts: SdkAction, value: unknown): unknown {
  if (isModel(type)) return typeof value === 'object' && value !== null ? toModel(type, facts, value as Params) : value;
  if (isContainer(type) && type.type === 'array')
    return (Array.isArray(value) ? value : [value]).map((one) => toValue(type.itemType, facts, one));
  if (type === 'number') return Number(value);
  if (type === 'boolean') return value === true || value === 'true';
  return type === 'string' && value !== undefined ? String(value) : value;
}
