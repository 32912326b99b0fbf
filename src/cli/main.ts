import { runCommandLine } from './run-command-line.ts';

const endedAtOnce = 130;

// A reader that has seen enough (head) closes the pipe: that is no failure, and what was found still decides the exit code.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(4);
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  onInterrupt: (stop, hurry) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      let times = 0;
      // One listener for good: between two of them a signal would end the program.
      process.on(signal, () => {
        times += 1;
        if (times === 1) stop();
        else if (times > 2 || !hurry()) process.exit(endedAtOnce);
      });
    }
  },
});

// What was begun may still end, such as the index of recorded replies; sockets kept open for a next call must not hold the program.
const lastWorkMs = 1500;
setTimeout(() => process.exit(), lastWorkMs).unref();
