import { styleText } from 'node:util';
import { redact } from '../cloud/redact.ts';
import type { LocalizedText } from '../model/documents.ts';
import type { Language } from '../model/format.ts';
import type { Style } from '../render/index.ts';

/** A place to write to. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The world around the command line: the process, or a test. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /**
   * Calls stop on the first Ctrl-C and hurry on the second. Where nothing hurries (false), the second ends the program, else
   * the third does.
   */
  onInterrupt(stop: () => void, hurry: () => boolean): void;
}

/**
 * Where a command speaks: results to standard output, everything else to standard error. Results are documents, whose
 * texts hold no secret, and go out as they are; messages may quote anything, so they are cleaned.
 */
export interface Terminal {
  readonly language: Language;
  readonly env: Host['env'];
  readonly cwd: string;
  /** A person watches standard error. */
  readonly isWatched: boolean;
  readonly columns: number;
  /** Colours a text for standard output, where it is a terminal and nobody forbids it. */
  paint(text: string, style: Style): string;
  /** A text in the person's language. */
  t(text: LocalizedText): string;
  /** A result. */
  print(text: string): void;
  /** One JSON document, the only thing on standard output. */
  printJson(value: unknown): void;
  /** A message to the person, as a line. */
  log(text: string): void;
  /** Bytes for standard error as they are, for progress that is drawn over. */
  draw(text: string): void;
  /** Aborted by Ctrl-C; before it is asked for, Ctrl-C ends the program at once. */
  stopSignal(): AbortSignal;
  /** What a second Ctrl-C does in the place of ending the program; undefined takes it away. It counts once stopSignal is asked for. */
  onHurry(hurry: (() => void) | undefined): void;
  /** Ctrl-C was pressed. */
  isStopped(): boolean;
}

const colours: Readonly<Record<Style, Parameters<typeof styleText>[0]>> = {
  critical: ['bold', 'red'],
  high: 'red',
  medium: 'yellow',
  low: 'blue',
  info: 'gray',
  strong: 'bold',
  soft: 'gray',
  unread: 'magenta',
};

function isColoured({ stdout, env }: Host): boolean {
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0';
  return stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}

const plainColumns = 100;

export function createTerminal(host: Host, language: Language): Terminal {
  let stop: AbortController | undefined;
  let hurry: (() => void) | undefined;
  return {
    language,
    env: host.env,
    cwd: host.cwd,
    isWatched: host.stderr.isTTY === true && host.env.TERM !== 'dumb' && !host.env.CI,
    columns: host.stdout.columns ?? plainColumns,
    paint: (text, style) => (isColoured(host) ? styleText(colours[style], text, { validateStream: false }) : text),
    t: (text) => text[language],
    print: (text) => void host.stdout.write(`${text}\n`),
    printJson: (value) => void host.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    log: (text) => void host.stderr.write(`${redact(text)}\n`),
    draw: (text) => void host.stderr.write(text),
    stopSignal() {
      if (!stop) {
        const controller = new AbortController();
        host.onInterrupt(
          () => controller.abort(),
          () => {
            hurry?.();
            return hurry !== undefined;
          },
        );
        stop = controller;
      }
      return stop.signal;
    },
    onHurry: (given) => {
      hurry = given;
    },
    isStopped: () => stop?.signal.aborted ?? false,
  };
}
