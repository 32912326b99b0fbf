/**
 * What the Node language host of Pulumi's own distribution does for a program: it starts Pulumi's runner beside the engine.
 * The host itself is not to be had as a package; the runner is the real one.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import languageService from '@pulumi/pulumi/proto/language_grpc_pb.js';
import language from '@pulumi/pulumi/proto/language_pb.js';
import plugin from '@pulumi/pulumi/proto/plugin_pb.js';

const runner = createRequire(import.meta.url).resolve('@pulumi/pulumi/cmd/run/index.js');
const engine = process.argv.filter((word) => /^127\.0\.0\.1:\d+$/.test(word)).at(-1) ?? '';

type Done = (error: null, reply: unknown) => void;
type Asked = { readonly request: language.RunRequest };
const empty = (Reply: new () => unknown) => (_: unknown, done: Done) => done(null, new Reply());

function run({ request }: Asked, done: Done): void {
  const info = request.getInfo();
  const words = [
    ...['--monitor', request.getMonitorAddress(), '--engine', engine],
    ...['--project', request.getProject(), '--stack', request.getStack(), '--organization', request.getOrganization()],
    ...['--pwd', info?.getProgramDirectory() ?? request.getPwd(), ...(request.getDryrun() ? ['--dry-run'] : [])],
    ...['--parallel', String(request.getParallel()), info?.getEntryPoint() ?? '.'],
  ];
  const env = { ...process.env, PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().getEntryList())) };
  const child = spawn(process.execPath, [runner, ...words], {
    cwd: info?.getProgramDirectory(),
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  child.once('exit', (code) => {
    const reply = new language.RunResponse();
    if (code !== 0) reply.setError(`the program ended with ${code} (${join(...words.slice(-1))})`);
    done(null, reply);
  });
}

const server = new Server();
server.addService(languageService.LanguageRuntimeService as never, {
  handshake: empty(language.LanguageHandshakeResponse),
  getRequiredPackages: empty(language.GetRequiredPackagesResponse),
  getRequiredPlugins: empty(language.GetRequiredPluginsResponse),
  getPluginInfo: empty(plugin.PluginInfo),
  run,
});
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});
