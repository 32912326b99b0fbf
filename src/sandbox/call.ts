/** Who signs a call. */
export interface Caller {
  readonly accessKeyId: string;
  readonly accountId: string;
  /** Anonymous: the call was not signed, which only {@link ProductWire.anonymous} actions allow. */
  readonly kind: 'root' | 'user' | 'role' | 'anonymous';
  /** User name, or role name and session: what stands behind the last colon of the ARN. */
  readonly name: string;
  readonly principalId: string;
  readonly arn: string;
}

/** An access key that the estate knows. */
export interface Credential {
  readonly caller: Caller;
  readonly secret: string;
  /** Set for the keys of a session: the token must come along, and they end. */
  readonly securityToken?: string;
  /** Epoch milliseconds by the estate's clock. */
  readonly expiresAt?: number;
  readonly isActive: boolean;
}

/** A call as the wire hands it to the engine: its signature is verified, its parameters are merged. */
export interface SandboxCall {
  readonly requestId: string;
  /** Epoch milliseconds by the estate's clock. */
  readonly at: number;
  readonly caller: Caller;
  readonly host: string;
  readonly method: string;
  readonly path: string;
  /** Key of the product file: ecs, rds, oss, sls … */
  readonly product: string;
  readonly action: string;
  /** From RegionId, else x-acs-region-id, else the host; undefined on shared hosts. */
  readonly region: string | undefined;
  /** Query and form together, `A.1.B` unflattened to arrays and objects; path parameters of ROA routes under their names. */
  readonly params: Readonly<Record<string, unknown>>;
  /** A JSON or XML body, parsed; other bodies, and those of routes that take bytes, as they are. */
  readonly body: unknown;
  /** First label of an OSS host. */
  readonly bucket?: string;
  /** First label of an SLS host. */
  readonly project?: string;
}

/**
 * What the engine answers. A body is written as XML under `root` when there is one, as JSON otherwise; text with no
 * root in OSS, and bytes everywhere, are sent as they stand. RPC bodies get their RequestId when they lack it.
 */
export interface SandboxReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly root?: string;
  /** A disturbance that the wire carries out in place of, or on top of, a clean reply. */
  readonly disturb?: Disturbance;
}

/** What may go wrong between the cloud and a client; after-effect means that the call has been carried out. */
export type Disturbance =
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'reset-before' | 'reset-after' | 'truncated' | 'gateway-page' };

/** An error as the cloud words it; the wire puts it into the envelope of the product's style. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly status: number;
  readonly code: string;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, code: string, message: string, extra: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.extra = extra;
    this.headers = headers;
  }
}

/** A call that names no action: found by method, path and sub-resource. */
export interface Route {
  readonly action: string;
  readonly method: string;
  /**
   * `/clusters/{ClusterId}`; the placeholders become parameters. OSS: `/`, `/{Bucket}` and `/{Bucket}/{Object}`,
   * whatever the host; SLS: as on the wire, the project stands in the host.
   */
  readonly path: string;
  /** The sub-resource or query that must be there: `acl`, or with its value `list-type=2`. */
  readonly query?: string;
  /** SLS: true for calls to a project host, false for calls to a region host, absent for both. */
  readonly onProject?: boolean;
  /** The body is handed on as the bytes that it is, whatever they look like. */
  readonly asBytes?: boolean;
}

/** How calls of one product look on the wire. */
export interface ProductWire {
  readonly product: string;
  readonly style: 'RPC' | 'ROA' | 'OSS' | 'SLS';
  /** API versions it answers to; the first is the current one. */
  readonly versions: readonly string[];
  /** Host patterns: `ecs.{region}.aliyuncs.com`, `ecs.aliyuncs.com`, `{bucket}.oss-{region}.aliyuncs.com`, `{project}.{region}.log.aliyuncs.com`. */
  readonly hosts: readonly string[];
  /** ROA, OSS and SLS; the more a route names, the sooner it is tried. */
  readonly routes?: readonly Route[];
  /** Actions that ask for no signature: AssumeRoleWithOIDC. */
  readonly anonymous?: readonly string[];
  /** `lower`: errors of the product's own are `{code, message, requestId}`; absent: `{RequestId, HostId, Code, Message, Recommend}`. */
  readonly envelope?: 'lower';
}

/** The estate behind the wire. */
export interface Engine {
  readonly products: readonly ProductWire[];
  now(): number;
  credential(accessKeyId: string): Credential | undefined;
  /** Throws {@link SandboxError}. */
  answer(call: SandboxCall): Promise<SandboxReply>;
  /** Every call that reached the wire, refused ones too; the engine keeps the audit log. */
  record(entry: {
    readonly at: number;
    readonly host: string;
    readonly product: string;
    readonly action: string;
    readonly accessKeyId: string;
    readonly params: unknown;
    readonly status: number;
    readonly code: string | undefined;
    readonly requestId: string;
    /** Set for a call that no product, or no route of its product, takes: what was asked for. */
    readonly gap?: string;
  }): void;
}
