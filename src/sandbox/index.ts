import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../model/errors.ts';
import { Control } from './engine/control.ts';
import { serveControl } from './engine/control-server.ts';
import { SandboxEngine } from './engine/engine.ts';
import { type EstateChoice, loadProducts, openEstate } from './engine/open.ts';
import { clientEnvironment } from './wire/environment.ts';
import { serve } from './wire/server.ts';

export type { AuditEntry } from './engine/audit.ts';
export { Control } from './engine/control.ts';
export type { Entry } from './engine/estate-file.ts';
export type { Fault, FaultKind } from './engine/faults.ts';
export type { EstateChoice } from './engine/open.ts';
export type { Quota } from './engine/quotas.ts';

/** How a simulated cloud is started. */
export interface SandboxOptions {
  /** The sample estate (default), an estate file or folder, or so many resources of a seed. */
  readonly estate?: EstateChoice;
  /** Default: any free port. */
  readonly port?: number;
  /** Port of the control interface; left out, it is only reached in the process. 0 takes any free one. */
  readonly controlPort?: number;
  /** Time at which the estate opens and stands; left out, its clock runs with the real one. */
  readonly clock?: Date | number;
  /** Replies beyond the official models are errors. */
  readonly isStrict?: boolean;
}

/** A simulated cloud that is being served. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`: a plain endpoint and the address of the proxy. */
  readonly url: string;
  readonly port: number;
  readonly controlPort: number | undefined;
  /** Certificate of the authority behind all its names, PEM; and the file that holds it. */
  readonly caPem: string;
  readonly caFile: string;
  /** Variables that lead any client here, with the root key of the first account. */
  readonly env: Readonly<Record<string, string>>;
  readonly control: Control;
  /** Stops serving and removes the certificate's file. */
  close(): Promise<void>;
}

/**
 * Starts a simulated Alibaba Cloud on a loopback port.
 * Rejects with an InputError for an estate file with problems and for a port in use.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { estate: choice = 'sample', clock, isStrict = false } = options;
  const products = await loadProducts();
  const estate = openEstate(choice, products, clock === undefined ? undefined : Number(clock));
  const engine = new SandboxEngine(estate, products, { isStrict });
  const control = new Control(engine);
  const server = await listening(options.port, () => serve(engine, { port: options.port ?? 0 }));
  const controls =
    options.controlPort === undefined ? undefined : await listening(options.controlPort, () => serveControl(control, options.controlPort));
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-sandbox-'));
  const caFile = join(folder, 'ca.pem');
  await server.writeCaFile(caFile);
  const [{ accessKeyId, secret }] = estate.accounts;
  return {
    url: server.url,
    port: server.port,
    controlPort: controls?.port,
    caPem: server.caPem,
    caFile,
    env: {
      ...clientEnvironment(server, caFile),
      ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret,
      XUNJIAN_SANDBOX: server.url,
    },
    control,
    async close() {
      await Promise.all([server.close(), controls?.close(), rm(folder, { recursive: true, force: true })]);
    },
  };
}

async function listening<T>(port: number | undefined, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new InputError('port-in-use', `Port ${port} of 127.0.0.1 is in use; leave --port out to take a free one.`, { cause });
  }
}
