/** A process of its own that applies a plan, to be killed in the middle. It is told what by a file of JSON. */
import { readFileSync } from 'node:fs';
import { openSession } from '../../../src/apply/engine/index.ts';

const { spec, env, resources, planFile } = JSON.parse(readFileSync(process.argv[2] as string, 'utf8'));
const session = await openSession(spec, env);
await session.up(resources, planFile, { onEvent: ({ kind, name }) => process.stdout.write(`${kind} ${name}\n`) });
