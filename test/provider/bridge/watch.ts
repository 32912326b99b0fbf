import { waitFactor } from '../cloud/pace.ts';
import { settled } from '../cloud/send.ts';

const LOOK_MS = 500;
/** The real plugin notices only so late that the engine has been killed; a write under way is finished in any case. */
const ORPHAN_MS = 300_000;

/** Ends the process when the engine that started it is gone. */
export function exitWithEngine(): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    setTimeout(() => void settled().finally(() => process.exit(0)), ORPHAN_MS * waitFactor());
  }, LOOK_MS);
}
