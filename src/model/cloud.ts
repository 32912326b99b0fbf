import type { Paging, Reply } from './resource-type.ts';

/** One call of the cloud with every placeholder filled in. */
export interface CloudCall {
  /** Key of the product table: ecs, rds, r-kvstore … */
  readonly product: string;
  readonly action: string;
  /** Region of the endpoint; global for products without regions. */
  readonly region: string;
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path?: string;
  /** OSS bucket or SLS project, the first label of the host. */
  readonly host?: string;
  readonly params: Readonly<Record<string, string>>;
  readonly in?: 'query' | 'form' | 'json';
  /** Text that a PUT of OSS carries. */
  readonly body?: string;
  /** RAM action that the call needs, where it is not `<product>:<action>`. */
  readonly permission?: string;
}

/** One page of a listing. */
export interface Page {
  readonly rows: readonly Reply[];
  /** The total that this reply named, if it names one. */
  readonly total?: number;
}

/** The reading seam: one account of Alibaba Cloud, live, simulated or from saved replies. */
export interface Cloud {
  /** 16 digits, as text; asked of STS once, before anything else. */
  readonly accountId: string;
  /** The parsed reply of one call, retried as its failure allows. Throws {@link import('./errors.ts').CloudError}. */
  call(call: CloudCall): Promise<Reply>;
  /** Every page of a listing, in order. Throws what `call` throws; pages before the failure have been handed out. */
  pages(call: CloudCall, paging: Paging, items: string): AsyncIterable<Page>;
}
