import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// The gRPC library must be the one that Pulumi's own messages were made for.
const pulumiRequire = createRequire(require.resolve('@pulumi/pulumi'));

interface GrpcServer {
  addService(definition: unknown, methods: object): void;
  bindAsync(address: string, credentials: unknown, done: (error: Error | null, port: number) => void): void;
  forceShutdown(): void;
}

interface Grpc {
  readonly Server: new () => GrpcServer;
  readonly ServerCredentials: { createInsecure(): unknown };
}

type Reply = new () => unknown;

/** A LanguageRuntime that asks for nothing: importing wants a language even where the program runs elsewhere. */
export interface LanguageRuntime {
  /** 127.0.0.1:PORT */
  readonly address: string;
  close(): void;
}

/** Serves what `pulumi import` asks of a language, so that no language host need be installed. */
export async function serveLanguageRuntime(): Promise<LanguageRuntime> {
  const grpc = pulumiRequire('@grpc/grpc-js') as Grpc;
  const { LanguageRuntimeService } = require('@pulumi/pulumi/proto/language_grpc_pb.js') as { LanguageRuntimeService: unknown };
  const replies = require('@pulumi/pulumi/proto/language_pb.js') as { [name in `GetRequired${'Packages' | 'Plugins'}Response`]: Reply };
  const { PluginInfo } = require('@pulumi/pulumi/proto/plugin_pb.js') as { PluginInfo: Reply };
  const server = new grpc.Server();
  server.addService(LanguageRuntimeService, {
    getRequiredPackages: answerWith(replies.GetRequiredPackagesResponse),
    getRequiredPlugins: answerWith(replies.GetRequiredPluginsResponse),
    getPluginInfo: answerWith(PluginInfo),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

function answerWith(Empty: Reply) {
  return (_: unknown, done: (error: null, reply: unknown) => void) => done(null, new Empty());
}
