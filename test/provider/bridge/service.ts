import type { ServerUnaryCall, sendUnaryData, UntypedServiceImplementation } from '@grpc/grpc-js';
import pluginMessages from '@pulumi/pulumi/proto/plugin_pb.js';
import messages from '@pulumi/pulumi/proto/provider_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import struct from 'google-protobuf/google/protobuf/struct_pb.js';
import type { Cloud } from '../cloud/client.ts';
import { configuredCloud } from './configure.ts';
import type { Difference } from './diff.ts';
import { grpcError } from './failure.ts';
import { Operations } from './operations.ts';
import { schemas } from './schema.ts';
import { typeOf } from './types.ts';
import { type Properties, plain } from './values.ts';

const VERSION = '3.108.0';

/** Answers the engine. */
export class Service {
  #cloud: Cloud | undefined;

  /** The handlers of the provider protocol; what is missing here the engine hears as unimplemented. */
  handlers(): UntypedServiceImplementation {
    return {
      handshake: unary(async () => handshake()),
      getPluginInfo: unary(async () => new pluginMessages.PluginInfo().setVersion(VERSION)),
      getSchema: unary(async () => new messages.GetSchemaResponse().setSchema(JSON.stringify({ name: 'alicloud', version: VERSION }))),
      checkConfig: unary(async (request: Check) => new messages.CheckResponse().setInputs(request.getNews())),
      diffConfig: unary(async (request: Diff) => diffConfig(request)),
      configure: unary(async (request: Configure) => await this.#configure(request)),
      check: unary(async (request: Check) => await this.#check(request)),
      diff: unary(async (request: Diff) => await this.#diff(request)),
      create: unary(async (request: Create) => await this.#create(request)),
      read: unary(async (request: Read) => await this.#read(request)),
      update: unary(async (request: Update) => await this.#update(request)),
      delete: unary(async (request: Delete) => await this.#delete(request)),
      cancel: unary(async () => new empty.Empty()),
      attach: unary(async () => new empty.Empty()),
    };
  }

  async #configure(request: Configure) {
    const named = properties(request.getArgs());
    const variables = Object.fromEntries(
      request
        .getVariablesMap()
        .getEntryList()
        .map(([key, value]) => [key.replace(/^alicloud:config:/, ''), value]),
    );
    this.#cloud = await configuredCloud({ ...variables, ...named });
    return new messages.ConfigureResponse()
      .setAcceptsecrets(false)
      .setSupportspreview(true)
      .setAcceptresources(false)
      .setAcceptoutputs(false);
  }

  async #check(request: Check) {
    const operations = await this.#operations(request.getType(), request.getUrn());
    const checked = operations.check(
      properties(request.getNews()),
      properties(request.getOlds()),
      request.getName(),
      request.getRandomseed_asU8(),
    );
    const failures = checked.failures.map(({ property, reason }) => new messages.CheckFailure().setProperty(property).setReason(reason));
    return new messages.CheckResponse().setInputs(toStruct(checked.inputs)).setFailuresList(failures);
  }

  async #diff(request: Diff) {
    const operations = await this.#operations(request.getType(), request.getUrn());
    const found = operations.diff(
      request.getId(),
      properties(request.getOlds()),
      properties(request.getNews()),
      request.getIgnorechangesList(),
    );
    return diffResponse(found);
  }

  async #create(request: Create) {
    const operations = await this.#operations(request.getType(), request.getUrn());
    const news = properties(request.getProperties());
    if (request.getPreview()) return new messages.CreateResponse().setProperties(toStruct(news));
    const { id, outputs } = await operations.create(news);
    return new messages.CreateResponse().setId(id).setProperties(toStruct(operations.sealed(outputs)));
  }

  async #read(request: Read) {
    const operations = await this.#operations(request.getType(), request.getUrn());
    const result = await operations.read(request.getId(), properties(request.getProperties()), properties(request.getInputs()));
    if (result === undefined) return new messages.ReadResponse();
    const response = new messages.ReadResponse().setId(result.id).setProperties(toStruct(operations.sealed(result.outputs)));
    return response.setInputs(toStruct(operations.sealed(result.inputs)));
  }

  async #update(request: Update) {
    const operations = await this.#operations(request.getType(), request.getUrn());
    const news = properties(request.getNews());
    const olds = properties(request.getOlds());
    if (request.getPreview()) return new messages.UpdateResponse().setProperties(toStruct({ ...olds, ...news }));
    const outputs = await operations.update(request.getId(), olds, news, request.getIgnorechangesList());
    return new messages.UpdateResponse().setProperties(toStruct(operations.sealed(outputs)));
  }

  async #delete(request: Delete) {
    const operations = await this.#operations(request.getType(), request.getUrn());
    await operations.remove(request.getId(), properties(request.getProperties()));
    return new empty.Empty();
  }

  async #operations(token: string, urn: string): Promise<Operations> {
    const wanted = token === '' ? (urn.split('::')[2]?.split('$').at(-1) ?? '') : token;
    const type = await typeOf(wanted);
    if (type === undefined)
      throw new Error(`the stand-in has no file for ${wanted}${schemas[wanted] === undefined ? '' : ', only its schema'}`);
    if (this.#cloud === undefined) throw new Error('the provider is not configured');
    return new Operations(type, this.#cloud);
  }
}

type Check = InstanceType<typeof messages.CheckRequest>;
type Diff = InstanceType<typeof messages.DiffRequest>;
type Configure = InstanceType<typeof messages.ConfigureRequest>;
type Create = InstanceType<typeof messages.CreateRequest>;
type Read = InstanceType<typeof messages.ReadRequest>;
type Update = InstanceType<typeof messages.UpdateRequest>;
type Delete = InstanceType<typeof messages.DeleteRequest>;
type Struct = InstanceType<typeof struct.Struct>;

function unary<Request, Response>(run: (request: Request) => Promise<Response>) {
  const answer = async ({ request }: ServerUnaryCall<Request, Response>, done: sendUnaryData<Response>) => {
    try {
      done(null, await run(request));
    } catch (error) {
      done(grpcError(error));
    }
  };
  return (call: ServerUnaryCall<Request, Response>, done: sendUnaryData<Response>) => void answer(call, done);
}

function handshake() {
  const response = new messages.ProviderHandshakeResponse();
  return response.setAcceptSecrets(false).setAcceptResources(false).setAcceptOutputs(false).setSupportsAutonamingConfiguration(false);
}

function diffConfig(request: Diff) {
  const isChanged = JSON.stringify(properties(request.getOlds())) !== JSON.stringify(properties(request.getNews()));
  const { DIFF_SOME, DIFF_NONE } = messages.DiffResponse.DiffChanges;
  return new messages.DiffResponse().setChanges(isChanged ? DIFF_SOME : DIFF_NONE);
}

function diffResponse(found: readonly Difference[]) {
  const { DIFF_SOME, DIFF_NONE } = messages.DiffResponse.DiffChanges;
  const names = (list: readonly Difference[]) => [...new Set(list.map(({ name }) => name))];
  const replaces = names(found.filter(({ isReplacing }) => isReplacing));
  const response = new messages.DiffResponse().setChanges(found.length > 0 ? DIFF_SOME : DIFF_NONE);
  response
    .setDiffsList(names(found))
    .setReplacesList(replaces)
    .setDeletebeforereplace(replaces.length > 0)
    .setHasdetaileddiff(true);
  for (const { path, kind, isReplacing } of found) {
    const name = `${kind}${isReplacing ? '_REPLACE' : ''}` as keyof typeof messages.PropertyDiff.Kind;
    response.getDetaileddiffMap().set(path, new messages.PropertyDiff().setKind(messages.PropertyDiff.Kind[name]).setInputdiff(false));
  }
  return response;
}

function properties(value: Struct | undefined): Properties {
  return value === undefined ? {} : (plain(value.toJavaScript()) as Properties);
}

function toStruct(value: Properties): Struct {
  return struct.Struct.fromJavaScript(JSON.parse(JSON.stringify(value)) as Parameters<typeof struct.Struct.fromJavaScript>[0]);
}
