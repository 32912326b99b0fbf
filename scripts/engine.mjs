/** Builds the Pulumi command line from its Go modules into a cache outside this tree. A second call finds it there. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = 'v3.274.1';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cache = process.env.XDG_CACHE_HOME ?? join(process.env.HOME ?? homedir(), '.cache');
const target = join(cache, 'xunjian', 'engine', version, 'bin', 'pulumi');

if (existsSync(target)) {
  process.stdout.write(`${target}: pulumi ${version} is here.\n`);
} else {
  requireGo();
  build();
}

/** The modules name the least version of Go; with GOTOOLCHAIN=local Go does not fetch another by itself. */
function requireGo() {
  const least = /^go (\S+)$/m.exec(readFileSync(join(root, '.ci', 'engine', 'go.mod'), 'utf8'))[1];
  const found = /go(\d[\d.]*)/.exec(spawnSync('go', ['version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
  if (found !== undefined && found.localeCompare(least, 'en', { numeric: true }) >= 0) return;
  const lack = found === undefined ? 'there is none' : `this is ${found}`;
  process.stderr.write(
    `Building pulumi needs Go ${least} or newer, and ${lack}. Install it, or pulumi 3.258 or newer by its own installer.\n`,
  );
  process.exit(4);
}

function build() {
  process.stdout.write(`Building pulumi ${version}: about 6 minutes on two cores, 2 GB of memory, 3 GB of module cache.\n`);
  // The module files are copied, so that nothing in this tree changes.
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-engine-'));
  try {
    for (const file of ['go.mod', 'go.sum']) copyFileSync(join(root, '.ci', 'engine', file), join(folder, file));
    const made = join(folder, 'pulumi');
    const flags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${version}`;
    const words = [
      'build',
      '-trimpath',
      '-buildvcs=false',
      '-p',
      '2',
      '-ldflags',
      flags,
      '-o',
      made,
      'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi',
    ];
    const env = { ...process.env, GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOFLAGS: '-mod=mod' };
    const { status } = spawnSync('go', words, { cwd: folder, env, stdio: 'inherit' });
    if (status !== 0) {
      process.stderr.write('pulumi was not built; what Go said stands above.\n');
      process.exitCode = 4;
      return;
    }
    put(made);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Into place whole or not at all: another build may be under way. */
function put(made) {
  mkdirSync(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}`;
  copyFileSync(made, draft);
  chmodSync(draft, 0o755);
  renameSync(draft, target);
  process.stdout.write(`${target}: pulumi ${version} was built.\n`);
}
