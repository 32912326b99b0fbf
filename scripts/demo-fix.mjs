/**
 * The whole road on the sample estate, unattended: inspect, plan, approve, apply, the change list, inspect again, the way
 * back, and the proof of the record. Documents are left in out/<run>/.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const program = join(root, 'bin', 'xunjian.js');
const home = mkdtempSync(join(tmpdir(), 'xunjian-demo-'));
const out = join(root, 'out');
const config = join(home, 'xunjian.json');
const language = process.argv.includes('--lang') ? process.argv[process.argv.indexOf('--lang') + 1] : 'en';
const env = { ...process.env, XDG_CONFIG_HOME: join(home, 'config'), XUNJIAN_KEY_PASSPHRASE: 'only for this demonstration' };
env.XUNJIAN_PROVIDER_DIR ??= join(root, 'test', 'provider', 'bin');
let sandboxPid;

try {
  writeFileSync(
    config,
    JSON.stringify(
      {
        customer: { en: 'Qingcheng Tech', 'zh-CN': '青橙科技' },
        code: 'QC',
        tier: 'onsite-5x8',
        regions: ['cn-hangzhou', 'cn-shanghai', 'ap-southeast-1'],
      },
      null,
      2,
    ),
  );
  startCloud();
  say('1 inspect');
  run(['inspect', '--regions', 'all'], [1]);
  const before = newestRun();
  say('2 two persons who may sign');
  run(['key', 'new', 'Ms Li', '--role', 'customer', '--add']);
  run(['key', 'new', 'Wang Gong', '--role', 'engineer', '--add']);
  say('3 plan');
  run([
    'plan',
    '--rules',
    'stability/*-deletion-protection-off,backup/ecs-disk-delete-auto-snapshot,security/ram-password-min-length',
    '--run',
    before,
  ]);
  const plan = newestPlan(before);
  say('4 approve');
  run(['approve', plan, '--as', 'Ms Li', '--yes']);
  run(['approve', plan, '--as', 'Wang Gong', '--yes']);
  say('5 apply');
  run(['apply', '--plan', plan]);
  say('6 inspect again');
  run(['inspect', '--regions', 'all'], [1]);
  compare(before, newestRun(), plan);
  say('7 the way back');
  run(['rollback', plan, '--only', 'C001']);
  const back = newestPlan(before);
  run(['approve', back, '--as', 'Ms Li', '--yes']);
  run(['approve', back, '--as', 'Wang Gong', '--yes']);
  run(['apply', '--plan', back]);
  say('8 the record');
  run(['ledger', 'verify']);
  say(`Documents: ${plan}`);
} finally {
  if (sandboxPid) process.kill(sandboxPid);
  rmSync(home, { recursive: true, force: true });
}

function say(text) {
  process.stdout.write(`\n== ${text}\n`);
}

function run(words, fine = []) {
  const needsConfig = !words.includes('--config');
  const { status } = spawnSync(
    process.execPath,
    [program, ...words, '--lang', language, ...(needsConfig ? ['--config', config] : []), ...(words[0] === 'key' ? [] : ['--out', out])],
    {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (status !== 0 && !fine.includes(status)) throw new Error(`xunjian ${words[0]} ended with ${status}`);
}

function startCloud() {
  const { stdout, status } = spawnSync(process.execPath, [program, 'sandbox', '--print-env'], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('The simulated cloud did not start.');
  for (const [, name, value] of stdout.matchAll(/^export (\w+)='?([^'\n]*)'?/gm)) env[name] = value;
  sandboxPid = Number(env.XUNJIAN_SANDBOX_PID);
}

function newestRun() {
  return readdirSync(out)
    .filter((name) => existsSync(join(out, name, 'inspection.json')))
    .sort()
    .at(-1);
}

function newestPlan(run) {
  const name = readdirSync(join(out, run))
    .filter((one) => one.startsWith('cs-') && existsSync(join(out, run, one, 'plan.json')))
    .sort()
    .at(-1);
  if (name === undefined) throw new Error('There is no plan.');
  return join(out, run, name);
}

/** The mended findings are closed, and nothing else became worse. */
function compare(before, after, plan) {
  const failed = (name) =>
    new Map(
      JSON.parse(readFileSync(join(out, name, 'inspection.json'), 'utf8')).rules.flatMap(({ findings }) =>
        findings.filter(({ outcome }) => outcome === 'fail').map((finding) => [finding.id, finding]),
      ),
    );
  const [old, now] = [failed(before), failed(after)];
  const mended = JSON.parse(readFileSync(join(plan, 'plan.json'), 'utf8')).changes.flatMap(({ findingIds }) => findingIds);
  const open = mended.filter((id) => now.has(id));
  const worse = [...now.keys()].filter((id) => !old.has(id));
  process.stdout.write(`${mended.length} findings were mended, ${open.length} of them are still open; ${worse.length} are new.\n`);
  if (open.length > 0 || worse.length > 0) throw new Error('The second inspection is not what it should be.');
}
