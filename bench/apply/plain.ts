/**
 * What anybody would write to change the same property of the same disks: the engine's own import, preview and update by
 * the Automation API, without a look, a record or a guard of ours. Takes the ids as one JSON argument and the cloud by its
 * environment; prints how long each part took, in milliseconds.
 */
import { allBut, openWorkshop } from '../../test/provider/harness.ts';

const token = 'alicloud:ecs/ecsDisk:EcsDisk';
const ids = JSON.parse(process.argv[2] ?? '[]') as string[];
const set = { deleteAutoSnapshot: false };
const env = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

const spent: Record<string, number> = { load: performance.now() };
const time = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const beganMs = performance.now();
  const value = await work();
  spent[name] = performance.now() - beganMs;
  return value;
};

const workshop = await time('open', () => openWorkshop(env));
const disks = ids.map((id) => ({ token, name: id, id, args: set, ignoreChanges: allBut(token, Object.keys(set)) }));
await time('adopt', () => workshop.adopt(disks));
await time('preview', () => workshop.preview(disks));
await time('up', () => workshop.up(disks, { isRefreshed: true }));
await workshop.close();
process.stdout.write(JSON.stringify(spent));
