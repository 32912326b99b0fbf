import { type Context, defineProduct, type Fields, get, listOf, tokens, write } from '../engine/index.ts';
import { type Definition, definitions, products } from './quotas/definitions.ts';
import { application, grant } from './quotas/kinds.ts';

const page = tokens({ size: 30, max: 100 });
const decisionSeconds = 300;

/** Quota Center. */
export default defineProduct({
  product: 'quotas',
  style: 'RPC',
  versions: ['2020-05-10'],
  hosts: ['quotas.aliyuncs.com', 'quotas.{region}.aliyuncs.com'],
  kinds: [grant, application],
  actions: {
    ListProducts: listOf({
      rows: 'ProductInfo',
      from: () =>
        products.map(([ProductCode, ProductName, ProductNameEn]) => ({
          ProductCode,
          ProductName,
          ProductNameEn,
          CommonQuotaSupport: 'support',
          FlowControlSupport: 'unsupport',
          WhiteListLabelQuotaSupport: 'unsupport',
          Dynamic: false,
        })),
      page,
    }),
    ListProductQuotas: listOf({
      rows: 'Quotas',
      needs: ['ProductCode'],
      from: quotasOf,
      page,
      filter: {
        QuotaActionCode: 'QuotaActionCode',
        QuotaCategory: 'QuotaCategory',
        KeyWord: (quota, wanted) => `${quota.QuotaName} ${quota.QuotaActionCode}`.includes(String(wanted)),
      },
    }),
    ListQuotaAlarms: listOf({ rows: 'QuotaAlarms', from: () => [], page }),
    CreateQuotaApplication: write(apply, { needs: ['ProductCode', 'QuotaActionCode', 'DesireValue', 'Reason'] }),
    GetQuotaApplication: get({ kind: application, id: 'ApplicationId', at: 'QuotaApplication' }),
  },
});

/** Quotas of the product in the region that the call names, and those of the whole account. */
function quotasOf(x: Context) {
  const region = dimensionsOf(x)['regionId'];
  return definitions
    .filter(({ product, isRegional }) => product === x.text('ProductCode') && (!isRegional || region !== undefined))
    .map((definition) => quotaOf(x, definition, definition.isRegional ? (region as string) : ''));
}

function dimensionsOf(x: Context): Readonly<Record<string, string>> {
  const sent = Array.isArray(x.params['Dimensions']) ? (x.params['Dimensions'] as readonly Fields[]) : [];
  return Object.fromEntries(sent.map(({ Key, Value }) => [String(Key), String(Value)]));
}

function quotaOf(x: Context, definition: Definition, region: string) {
  const { product, code, name, description, unit, most, counts } = definition;
  const isPending = applicationsFor(x, definition, region).some(({ state }) => state.Status === 'Process');
  return {
    ProductCode: product,
    QuotaActionCode: code,
    QuotaName: name,
    QuotaDescription: description,
    QuotaUnit: unit,
    QuotaCategory: 'CommonQuota',
    QuotaType: 'normal',
    QuotaArn: arnOf(x, definition, region),
    Dimensions: region === '' ? {} : { regionId: region },
    GlobalQuota: region === '',
    Consumable: counts !== undefined,
    TotalQuota: totalOf(x, definition, region),
    TotalUsage: usageOf(x, definition, region),
    Adjustable: !isPending,
    UnadjustableDetail: isPending ? 'applicationProcess' : '',
    ApplicableType: 'continuous',
    ApplicableRange: [1, most],
    SupportedRange: [1, most],
  };
}

function arnOf(x: Context, { product, code }: Definition, region: string): string {
  return `acs:quotas:${region || '*'}:${x.account}:quota/${product}/${code}/`;
}

function usageOf(x: Context, definition: Definition, region: string): number {
  if (definition.counts === undefined) return 0;
  const kinds = [...x.estate.kinds.values()].filter(({ type }) => type === definition.counts);
  const other = grantOf(x, definition, region)?.otherUsage ?? 0;
  return kinds.reduce((sum, kind) => sum + x.rows(kind, region || '*').count, other);
}

function grantOf(x: Context, { product, code }: Definition, region: string) {
  const fits = ({ ProductCode, QuotaActionCode, regionId }: ReturnType<typeof grant.make>) =>
    ProductCode === product && QuotaActionCode === code && regionId === region;
  return [...x.rows(grant, '*')].find(({ state }) => fits(state))?.state;
}

/** The last that was granted; else the usual, or what a company that has outgrown the usual asked for long ago. */
function totalOf(x: Context, definition: Definition, region: string): number {
  const agreed = applicationsFor(x, definition, region).filter(({ state }) => state.Status === 'Agree');
  const last = agreed.toSorted((a, b) => a.createdAt - b.createdAt).at(-1);
  const outgrown = Math.ceil(usageOf(x, definition, region) / 6) * 10;
  return last?.state.ApproveValue ?? grantOf(x, definition, region)?.TotalQuota ?? Math.max(definition.usual, outgrown);
}

function applicationsFor(x: Context, { product, code }: Definition, region: string) {
  return [...x.rows(application, '*')].filter(
    ({ state }) => state.ProductCode === product && state.QuotaActionCode === code && (state.Dimension['regionId'] ?? '') === region,
  );
}

function apply(x: Context): Fields {
  const definition = definitions.find(({ product, code }) => product === x.text('ProductCode') && code === x.text('QuotaActionCode'));
  const dimension = dimensionsOf(x);
  if (!definition) return x.refuse([404, 'QUOTA.NOT.FOUND', 'The specified quota is not found.']);
  const region = definition.isRegional ? (dimension['regionId'] ?? x.region) : '';
  const desired = x.number('DesireValue') ?? 0;
  if (desired <= totalOf(x, definition, region) || desired > definition.most)
    x.refuse([400, 'InvalidParameter', 'The specified parameter DesireValue is not valid.']);
  const row = x.create(application, {
    ProductCode: definition.product,
    QuotaActionCode: definition.code,
    QuotaName: definition.name,
    QuotaDescription: definition.description,
    QuotaUnit: definition.unit,
    QuotaArn: arnOf(x, definition, region),
    Dimension: region === '' ? dimension : { regionId: region },
    DesireValue: desired,
    Reason: x.text('Reason'),
    NoticeType: x.number('NoticeType') ?? 0,
  });
  x.later(decisionSeconds, row, { Status: 'Agree', ApproveValue: desired });
  const { QuotaCategory: _, ...shown } = row.state;
  return shown;
}
