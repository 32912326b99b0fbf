import type { ApplyEvent } from '../../apply/index.ts';
import type { LocalizedText } from '../../model/documents.ts';
import type { Terminal } from '../terminal.ts';

const stages = {
  check: { en: 'Checking the approval …', 'zh-CN': '正在校验批准…' },
  read: { en: 'Reading the resources right before the change …', 'zh-CN': '变更前再次读取资源…' },
  adopt: { en: 'Pulumi reads them …', 'zh-CN': 'Pulumi 正在读取…' },
  preview: { en: 'Pulumi previews once more …', 'zh-CN': 'Pulumi 再次预览…' },
  apply: { en: 'Applying …', 'zh-CN': '正在执行…' },
  'read-back': { en: 'Reading back …', 'zh-CN': '正在复核…' },
} as const;

/** Tells what happens to each change while it happens, with the time that it took. */
export function createApplyProgress(terminal: Terminal): { update(event: ApplyEvent): void; end(): void } {
  const running = new Map<string, number>();
  const draw = () => {
    const list = listed(running);
    terminal.draw(list === '' ? '\r\u001b[K' : `\r\u001b[K  ${list}`);
  };
  const isWatched = terminal.isWatched;
  // Nobody sees a line that is drawn over: a log says now and then what is still running.
  const tell = () => running.size > 0 && terminal.log(`  … ${listed(running)}`);
  const timer = isWatched ? setInterval(draw, 500) : setInterval(tell, loggedMs);
  const say = (line: string) => {
    if (isWatched) terminal.draw('\r\u001b[K');
    terminal.log(line);
  };
  return {
    update(event) {
      if (event.kind === 'stage') say(terminal.t(stages[event.stage]));
      else if (event.kind === 'set-aside') say(terminal.t(setAside(event.text)));
      else if (event.kind === 'started') running.set(event.change.id, Date.now());
      else if (event.kind === 'finished') {
        running.delete(event.change.id);
        say(
          `  ${event.change.id}  ${event.change.resource.name || event.change.resource.id}  ${outcome(event.outcome, terminal)}  ${seconds(event.elapsedMs)}`,
        );
      } else running.delete(event.change.id);
    },
    end() {
      clearInterval(timer);
      if (isWatched) terminal.draw('\r\u001b[K');
    },
  };
}

const loggedMs = 30_000;

function listed(running: ReadonlyMap<string, number>): string {
  return [...running].map(([name, since]) => `${name} ${seconds(Date.now() - since)}`).join(' · ');
}

const setAside = (text: LocalizedText) => ({ en: `Not counted: ${text.en}`, 'zh-CN': `不计入：${text['zh-CN']}` });

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

function outcome(word: 'done' | 'failed', terminal: Terminal): string {
  return terminal.t(word === 'done' ? { en: 'written', 'zh-CN': '已写入' } : { en: 'failed', 'zh-CN': '失败' });
}
