import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InputError } from '../../model/errors.ts';
import type { Control } from './control.ts';
import { faultOf, numberOf, quotasOf } from './control-input.ts';
import type { Entry } from './estate-file.ts';
import type { Fields } from './product.ts';
import type { PolicyDocument } from './ram-policy.ts';

/** What a request to the control port says. */
interface Request {
  readonly query: Readonly<Record<string, string>>;
  readonly body: Fields;
  /** Parts of the path behind its first. */
  readonly rest: readonly string[];
}

type Handler = (control: Control, request: Request) => unknown;

const timeOf = (control: Control) => ({ now: new Date(control.clock.now()).toISOString() });

/** The control interface over HTTP: method and first part of the path. */
const handlers: Readonly<Record<string, Handler>> = {
  'GET clock': timeOf,
  'POST clock': (control, { body }) => {
    if (body['set'] !== undefined) control.clock.set(momentOf(body['set']));
    if (body['advanceMs'] !== undefined) control.clock.advance(numberOf(body, 'advanceMs'));
    if (body['run'] === true) control.clock.run();
    return timeOf(control);
  },
  'GET faults': (control) => control.faults.list(),
  'POST faults': (control, { body }) => {
    control.faults.add(faultOf(body));
    return control.faults.list();
  },
  'DELETE faults': (control) => control.faults.clear(),
  'GET quotas': (control) => control.quotas.list(),
  'PUT quotas': (control, { body }) => {
    control.quotas.set(quotasOf(body));
    return control.quotas.list();
  },
  'PUT pace': (control, { body }) => control.pace(numberOf(body, 'factor')),
  'GET audit': (control, { query }) => control.audit.list(query),
  'DELETE audit': (control) => control.audit.clear(),
  'GET unknown': (control) => control.unknown(),
  'GET accounts': (control) => control.accounts,
  'POST users': (control, { body }) =>
    control.addUser(String(body['name']), (body['policies'] ?? []) as readonly (PolicyDocument | string)[]),
  'GET estate': (control, { rest: [kind, id] }) =>
    kind === undefined ? control.counts() : id === undefined ? control.list(kind) : control.get(kind, id),
  'POST estate': (control, { body }) => control.add(...([body].flat() as unknown as Entry[])),
  'PATCH estate': (control, { rest: [kind = '', id = ''], body }) => control.set(kind, id, body),
  'DELETE estate': (control, { rest: [kind = '', id = ''] }) => control.remove(kind, id),
};

/** Serves the control interface as JSON on a loopback port of its own. */
export async function serveControl(control: Control, port = 0): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((message, response) => {
    void handled(control, message).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(`${JSON.stringify(body ?? {})}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

async function handled(control: Control, message: IncomingMessage): Promise<{ readonly status: number; readonly body: unknown }> {
  try {
    const url = new URL(`http://127.0.0.1${message.url}`);
    const [first = '', ...rest] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
    const handler = handlers[`${message.method} ${first}`];
    if (!handler)
      return { status: 404, body: { error: `There is no ${message.method} /${first}; there are ${Object.keys(handlers).join(', ')}.` } };
    return { status: 200, body: handler(control, { rest, query: Object.fromEntries(url.searchParams), body: await jsonOf(message) }) };
  } catch (error) {
    return { status: 400, body: { error: error instanceof InputError ? error.message : String(error) } };
  }
}

async function jsonOf(message: IncomingMessage): Promise<Fields> {
  let text = '';
  for await (const piece of message.setEncoding('utf8')) text += piece;
  return text === '' ? {} : JSON.parse(text);
}

function momentOf(value: unknown): number {
  const ms = typeof value === 'number' ? value : Date.parse(String(value));
  if (Number.isNaN(ms)) throw new InputError('bad-time', `${String(value)} is no time; give epoch milliseconds or 2026-01-31T08:00:00Z.`);
  return ms;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
