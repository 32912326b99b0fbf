import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildBenchmarks } from './harness/build.ts';
import { tableOf } from './harness/table.ts';
import type { Row } from './row.ts';

const usage = `npm run bench -- [--json] [--list] [name ...]

Measures the program against its goals; all benchmarks, or those that are named. Each runs in a process of its own.
  --json   the rows as JSON on standard output
  --list   the names`;

const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && /^export const benchmark\b/m.test(readFileSync(new URL(file, import.meta.url), 'utf8')))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, list: { type: 'boolean' }, help: { type: 'boolean' } },
  allowPositionals: true,
});
const strangers = positionals.filter((name) => !names.includes(name));

if (values.help || strangers.length > 0) {
  const wrong = strangers.length > 0 ? `There is no benchmark ${strangers.join(', ')}; there are ${names.join(', ')}.\n\n` : '';
  process.stderr.write(`${wrong}${usage}\n`);
  process.exitCode = strangers.length > 0 ? 2 : 0;
} else if (values.list) process.stdout.write(`${names.join('\n')}\n`);
else process.exitCode = await measureAll(positionals.length > 0 ? positionals : names, values.json === true);

/** 0 when every goal is met, 1 otherwise. */
async function measureAll(chosen: readonly string[], isJson: boolean): Promise<number> {
  const folder = buildBenchmarks();
  const machine = {
    node: process.version,
    processor: cpus()[0]?.model ?? '',
    processors: availableParallelism(),
    loadBefore: loadavg()[0],
  };
  process.stderr.write(
    `Node ${machine.node}, ${machine.processors} x ${machine.processor}, load average ${machine.loadBefore?.toFixed(1)}. Wall clock counts only on an idle machine.\n`,
  );
  const results: { benchmark: string; rows: readonly Row[] }[] = [];
  for (const benchmark of chosen) {
    process.stderr.write(`${benchmark} …\n`);
    const rows = await measure(folder, benchmark);
    results.push({ benchmark, rows });
    if (!isJson) process.stdout.write(`\n${benchmark}\n${tableOf(rows)}\n`);
  }
  if (isJson) process.stdout.write(`${JSON.stringify({ machine: { ...machine, loadAfter: loadavg()[0] }, results }, undefined, 2)}\n`);
  return results.every(({ rows }) => rows.every(({ ok }) => ok !== false)) ? 0 : 1;
}

function measure(folder: string, name: string): Promise<readonly Row[]> {
  const child = fork(join(folder, 'harness', 'run.js'), [join(folder, `${name}.js`)], { stdio: ['ignore', 2, 2, 'ipc'], execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once('message', (rows) => resolve(rows as readonly Row[]));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The benchmark ${name} ended with ${code} and gave no rows.`)));
  });
}
