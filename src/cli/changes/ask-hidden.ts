import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks for a secret on the terminal; what is typed is not shown. */
export function askHidden(question: string): Promise<string> {
  let isSilent = false;
  const output = new Writable({
    write(chunk, _, done) {
      if (!isSilent) process.stderr.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  return new Promise((resolve) => {
    lines.question(question, (answer) => {
      lines.close();
      process.stderr.write('\n');
      resolve(answer);
    });
    isSilent = true;
  });
}
