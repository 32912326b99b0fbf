import { runCommandLine } from './run-command-line.ts';

const interruptedTwice = 130;

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
  onInterrupt: (stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        stop();
        process.once(signal, () => process.exit(interruptedTwice));
      });
    }
  },
});

// What was begun may still end, such as the index of recorded replies; sockets kept open for a next call must not hold the program.
const lastWorkMs = 1500;
setTimeout(() => process.exit(), lastWorkMs).unref();
