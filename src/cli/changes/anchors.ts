import { openCloud } from '../../cloud/index.ts';
import { CloudError } from '../../model/errors.ts';
import { type Anchor, anchorLine, anchorOf, readAnchor, writeAnchor } from '../../store/ledger/index.ts';
import type { Options } from '../command.ts';
import { text } from '../inspect/settings.ts';
import { type ChangeContext, pathIn } from './context.ts';
import { objectPlaceOf, readObject, writeObject } from './oss-object.ts';

/** Where anchors are kept: files, and objects of OSS. The account is opened when an object is first named. */
export interface Anchors {
  /** @throws InputError `bad-anchor`, CloudError */
  read(place: string): Promise<Anchor>;
  /** @throws InputError `anchor-unwritable`, CloudError */
  write(place: string, own: Anchor): Promise<void>;
}

const usualRegion = 'cn-hangzhou';

export function openAnchors({ config, terminal }: Pick<ChangeContext, 'config' | 'terminal'>, options: Options): Anchors {
  const region = text(options.region) ?? config.regions?.[0] ?? usualRegion;
  const open = () => openCloud({ profile: text(options.profile), env: terminal.env });
  return {
    async read(place) {
      const object = objectPlaceOf(place);
      return object ? anchorOf(await readObject(await open(), object, region), place) : readAnchor(pathIn(terminal.cwd, place));
    },
    async write(place, own) {
      const object = objectPlaceOf(place);
      if (object) await writeObject(await open(), object, region, `${anchorLine(own)}\n`);
      else writeAnchor(pathIn(terminal.cwd, place), own);
    },
  };
}

/** Whether nothing is kept at an object yet. */
export function isNothingThere(error: unknown): boolean {
  return error instanceof CloudError && error.code === 'NoSuchKey';
}

/** Whether it may not be looked at, which is how a place is set up that can only be added to. */
export function isClosed(error: unknown): boolean {
  return error instanceof CloudError && error.kind === 'denied' && error.permission === 'oss:GetObject';
}
