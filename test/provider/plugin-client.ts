import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { credentials } from '@grpc/grpc-js';
import services from '@pulumi/pulumi/proto/provider_grpc_pb.js';
import messages from '@pulumi/pulumi/proto/provider_pb.js';
import struct from 'google-protobuf/google/protobuf/struct_pb.js';

type Properties = Record<string, unknown>;
type Struct = InstanceType<typeof struct.Struct>;
type Client = InstanceType<typeof services.ResourceProviderClient>;

/** What the engine keeps of a resource. */
export interface Kept {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** One request that the plugin sent. */
export interface Sent {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly authorization?: string;
  /** Where a header names it. */
  readonly action?: string;
  readonly body: string;
}

/** With these nothing has to be asked when the plugin is configured. */
export const fixedAccount: Properties = { accountId: '1000000000000001', accountType: 'Domestic' };

const launcher = fileURLToPath(new URL('bin/pulumi-resource-alicloud', import.meta.url));

/** The plugin, spoken to as the engine speaks to it but without the engine: for tests that need hundreds of operations. */
export class PluginClient {
  readonly #process: ChildProcess;
  readonly #client: Client;
  readonly #recordFile: string;

  private constructor(process: ChildProcess, client: Client, recordFile: string) {
    this.#process = process;
    this.#client = client;
    this.#recordFile = recordFile;
  }

  /** Starts and configures it. @param env  proxy, trust, keys and PROVIDER_… */
  static async start(env: Record<string, string>, recordFile: string, args: Properties = fixedAccount): Promise<PluginClient> {
    writeFileSync(recordFile, '');
    const child = spawn(launcher, [], {
      env: { PATH: process.env['PATH'], ...env, PROVIDER_RECORD: recordFile },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const client = new services.ResourceProviderClient(`127.0.0.1:${String(line).trim()}`, credentials.createInsecure());
    const plugin = new PluginClient(child, client, recordFile);
    await plugin.#ask('configure', new messages.ConfigureRequest().setArgs(toStruct({ region: 'cn-hangzhou', ...args })));
    return plugin;
  }

  /** Requests since the last call of this. */
  taken(): Sent[] {
    const lines = readFileSync(this.#recordFile, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    writeFileSync(this.#recordFile, '');
    return lines.map((line) => JSON.parse(line) as Sent);
  }

  /** Reads a resource for adoption; undefined when there is none. */
  async adopt(token: string, id: string): Promise<Kept | undefined> {
    const request = new messages.ReadRequest().setId(id).setType(token).setUrn(urn(token));
    const reply = await this.#ask<InstanceType<typeof messages.ReadResponse>>('read', request);
    return reply.getId() === ''
      ? undefined
      : { id: reply.getId(), inputs: fromStruct(reply.getInputs()), outputs: fromStruct(reply.getProperties()) };
  }

  /** Checks inputs; the failures' reasons come first. */
  async check(token: string, news: Properties, olds: Properties = {}): Promise<{ failures: string[]; inputs: Properties }> {
    const request = new messages.CheckRequest().setType(token).setUrn(urn(token)).setNews(toStruct(news)).setOlds(toStruct(olds));
    const reply = await this.#ask<InstanceType<typeof messages.CheckResponse>>('check', request);
    return { failures: reply.getFailuresList().map((failure) => failure.getReason()), inputs: fromStruct(reply.getInputs()) };
  }

  /** Paths that differ between the state and the inputs. */
  async diff(token: string, kept: Kept, news: Properties, ignored: readonly string[]): Promise<string[]> {
    const request = new messages.DiffRequest()
      .setId(kept.id)
      .setType(token)
      .setUrn(urn(token))
      .setOlds(toStruct(kept.outputs))
      .setNews(toStruct(news));
    const reply = await this.#ask<InstanceType<typeof messages.DiffResponse>>('diff', request.setIgnorechangesList([...ignored]));
    return [...reply.getDetaileddiffMap().keys()] as string[];
  }

  async update(token: string, kept: Kept, news: Properties, ignored: readonly string[]): Promise<Kept> {
    const request = new messages.UpdateRequest()
      .setId(kept.id)
      .setType(token)
      .setUrn(urn(token))
      .setOlds(toStruct(kept.outputs))
      .setNews(toStruct(news));
    const reply = await this.#ask<InstanceType<typeof messages.UpdateResponse>>('update', request.setIgnorechangesList([...ignored]));
    return { id: kept.id, inputs: news, outputs: fromStruct(reply.getProperties()) };
  }

  async create(token: string, news: Properties): Promise<Kept> {
    const request = new messages.CreateRequest().setType(token).setUrn(urn(token)).setProperties(toStruct(news));
    const reply = await this.#ask<InstanceType<typeof messages.CreateResponse>>('create', request);
    return { id: reply.getId(), inputs: news, outputs: fromStruct(reply.getProperties()) };
  }

  async remove(token: string, kept: Kept): Promise<void> {
    const request = new messages.DeleteRequest().setId(kept.id).setType(token).setUrn(urn(token)).setProperties(toStruct(kept.outputs));
    await this.#ask('delete', request);
  }

  /** Ends the process. */
  close(): void {
    this.#client.close();
    this.#process.kill();
  }

  #ask<Reply = unknown>(method: string, request: unknown): Promise<Reply> {
    const call = (this.#client as unknown as Record<string, (request: unknown, done: (error: Error | null, reply: Reply) => void) => void>)[
      method
    ];
    return new Promise((resolve, reject) =>
      call?.call(this.#client, request, (error, reply) => (error === null ? resolve(reply) : reject(error))),
    );
  }
}

function urn(token: string): string {
  return `urn:pulumi:trial::trials::${token}::apple`;
}

function toStruct(value: Properties): Struct {
  return struct.Struct.fromJavaScript(value as Parameters<typeof struct.Struct.fromJavaScript>[0]);
}

function fromStruct(value: Struct | undefined): Properties {
  return value === undefined ? {} : (value.toJavaScript() as Properties);
}
