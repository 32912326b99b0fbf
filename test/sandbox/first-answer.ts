import type { Implemented } from './actions.ts';
import { argumentsFor, settle } from './arguments.ts';
import { type Answer, ask, type Params } from './ask.ts';
import type { Cloud } from './cloud.ts';

/** How an action is called where not as {@link ask} does it. */
type Call = (cloud: Cloud, params: Params, region: string) => Promise<unknown>;

interface First {
  readonly answer?: Answer;
  readonly refusals: readonly string[];
}

/** The first answer that is no refusal, over all arguments that may do, here or in the sample; the refusals on the way. */
export async function firstAnswer(cloud: Cloud, entry: Implemented, call?: Call): Promise<First> {
  const here = await firstHere(cloud, entry, call);
  if (here.answer) return here;
  const there = await firstHere(await cloud.sample(), entry, call);
  return there.answer ? there : { refusals: [...here.refusals, ...there.refusals] };
}

async function firstHere(cloud: Cloud, entry: Implemented, call: Call | undefined): Promise<First> {
  const { server, key, engine } = cloud;
  const { product } = entry.product;
  const refusals = new Map<string, Params>();
  for (const choice of argumentsFor(engine.estate, entry)) {
    const { region } = choice;
    const params = await settle(choice, async (action, sent) => (await ask(server.port, key, product, action, sent, region)).body);
    const answer = call
      ? await answered(() => call(cloud, params, region))
      : await ask(server.port, key, product, entry.action, params, region);
    if (answer.code === undefined) return { answer, refusals: [] };
    const words = `${answer.code}: ${sentence(answer.body)}`;
    if (!refusals.has(words)) refusals.set(words, params);
  }
  return { refusals: [...refusals].map(([words, params]) => `${words} to ${JSON.stringify(params)}`) };
}

async function answered(call: () => Promise<unknown>): Promise<Answer> {
  try {
    return { status: 200, code: undefined, body: await call() };
  } catch (error) {
    const { code, message, statusCode } = error as { code?: string; message: string; statusCode?: number };
    return { status: statusCode ?? 0, code: code ?? 'Error', body: { Message: message.replace(/ request id: .*/s, '') } };
  }
}

function sentence(body: unknown): string {
  const { Message, message, errorMessage } = (body ?? {}) as Record<string, unknown>;
  return String(Message ?? message ?? errorMessage ?? '');
}
