import type { Progress } from '../../collect/index.ts';
import type { Language } from '../../model/format.ts';
import type { Terminal } from '../terminal.ts';

/** Tells a person how far reading has come. */
export interface ProgressView {
  update(progress: Progress): void;
  /** Takes the line away; the summary says the rest. */
  end(): void;
}

const redrawMs = 100;
const lineMs = 5000;
const barWidth = 24;

const words = {
  en: (done: number, total: number, resources: number, seconds: number) =>
    `${done} of ${total} listings, ${resources} resources, ${seconds} s`,
  'zh-CN': (done: number, total: number, resources: number, seconds: number) =>
    `已读取 ${done}/${total} 个清单，${resources} 个资源，${seconds} 秒`,
} as const;

/** A line that is drawn over where a person watches; elsewhere a line now and then. @param now epoch milliseconds */
export function createProgress(terminal: Terminal, now: () => number = Date.now): ProgressView {
  const startMs = now();
  let drawnMs = terminal.isWatched ? 0 : startMs;
  let resources = 0;
  const draw = (progress: Progress) => {
    drawnMs = now();
    const line = describe(progress, resources, Math.round((drawnMs - startMs) / 1000), terminal.language);
    if (terminal.isWatched) terminal.draw(`\r${bar(progress)} ${line}  ${where(progress)}\u001b[K`);
    else terminal.log(line);
  };
  return {
    update(progress) {
      if (progress.stage === 'listed') resources += progress.resources;
      const isDue = now() - drawnMs >= (terminal.isWatched ? redrawMs : lineMs);
      if (isDue) draw(progress);
    },
    end() {
      if (terminal.isWatched) terminal.draw('\r\u001b[K');
    },
  };
}

function describe({ done, total }: Progress, resources: number, seconds: number, language: Language): string {
  return words[language](done, total, resources, seconds);
}

function bar({ done, total }: Progress): string {
  const full = total === 0 ? barWidth : Math.floor((done / total) * barWidth);
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`;
}

function where({ type, region }: Progress): string {
  return `${type.replace(/^ACS::/, '')} ${region}`;
}
