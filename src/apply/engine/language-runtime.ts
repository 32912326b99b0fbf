import { createRequire } from 'node:module';
import type * as Grpc from '@grpc/grpc-js';

const require = createRequire(import.meta.url);
// The gRPC library must be the one that Pulumi's own messages were made for.
const pulumiRequire = createRequire(require.resolve('@pulumi/pulumi'));

/** A LanguageRuntime that asks for nothing: importing wants a language even where the program runs elsewhere. */
export interface LanguageRuntime {
  /** 127.0.0.1:PORT */
  readonly address: string;
  close(): void;
}

/** Serves what `pulumi import` asks of a language, so that no language host need be installed. */
export async function serveLanguageRuntime(): Promise<LanguageRuntime> {
  const grpc = pulumiRequire('@grpc/grpc-js') as typeof Grpc;
  const { LanguageRuntimeService } = require('@pulumi/pulumi/proto/language_grpc_pb.js') as {
    LanguageRuntimeService: Grpc.ServiceDefinition;
  };
  const { GetRequiredPackagesResponse, GetRequiredPluginsResponse } = require('@pulumi/pulumi/proto/language_pb.js') as Record<
    string,
    new () => unknown
  >;
  const { PluginInfo } = require('@pulumi/pulumi/proto/plugin_pb.js') as Record<string, new () => unknown>;
  const answer = (Reply: (new () => unknown) | undefined) => (_: unknown, done: (error: null, reply: unknown) => void) =>
    done(null, Reply && new Reply());
  const server = new grpc.Server();
  server.addService(LanguageRuntimeService, {
    getRequiredPackages: answer(GetRequiredPackagesResponse),
    getRequiredPlugins: answer(GetRequiredPluginsResponse),
    getPluginInfo: answer(PluginInfo),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}
