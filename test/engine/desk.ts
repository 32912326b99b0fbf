import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultKeyFolder, keyPath, openKey } from '../../src/approve/keys/index.ts';
import { planDigest } from '../../src/approve/plan-digest.ts';
import { signApproval } from '../../src/approve/sign-approval.ts';
import type { ChangePlan, ChangeRecord, Config } from '../../src/model/documents.ts';
import { openShell, type Shell } from './shell.ts';

/** The rule whose findings are planned and approved on the desk. */
export const rule = 'backup/ecs-disk-delete-auto-snapshot';

/** A change set that is planned and approved, as new before every test. */
export interface Desk {
  readonly shell: Shell;
  /** Folder of the change set. */
  readonly planFolder: string;
  plan(): ChangePlan;
  /** File of its one approval. */
  approval(): string;
  /** Another change set about the same, approved too. @returns its folder */
  copy(): string;
  /** Writes the plan anew with other members, and an approval of it instead of the present one. */
  approveAnew(over: Partial<ChangePlan>, now?: Date): void;
  /** Changes the project's config. */
  configure(over: Config): void;
  /** Puts another text in the place of a part of a file of the change set. */
  edit(file: string, from: string | RegExp, to: string): void;
  /** The last record of the change set. */
  record(): ChangeRecord;
  /** Writes of the cloud since the desk is as new. */
  writes(): readonly { readonly action: string }[];
  reset(): void;
}

/** Inspects, plans and approves once. */
export async function openDesk(): Promise<Desk> {
  const shell = await openShell();
  const template = ['--out', 'template'];
  await shell.must('inspect', '--types', 'ACS::ECS::*', '--fail-on', 'never', ...template);
  await shell.must('key', 'new', 'Ms Li', '--role', 'customer', '--add');
  await shell.must('plan', '--rules', rule, ...template);
  await shell.must('approve', '--as', 'Ms Li', '--yes', ...template);
  return deskOf(shell);
}

function deskOf(shell: Shell): Desk {
  const config = readFileSync(join(shell.folder, 'xunjian.json'), 'utf8');
  let planFolder = '';
  const json = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T;
  const approvalIn = (folder: string) => join(folder, 'approvals', readdirSync(join(folder, 'approvals'))[0] ?? '');
  const approveAnew = (folder: string, over: Partial<ChangePlan>, now = new Date()) => {
    const draft = { ...json<ChangePlan>(join(folder, 'plan.json')), ...over };
    const plan = { ...draft, digest: planDigest(draft) };
    const [person] = (JSON.parse(config) as Config).people ?? [];
    if (!person) throw new Error('Nobody may sign.');
    const signer = openKey(keyPath(defaultKeyFolder(shell.env), person.name), shell.env.XUNJIAN_KEY_PASSPHRASE ?? '');
    const approved = plan.changes.map(({ id }) => id);
    const approval = signApproval(plan, person, signer, { approved, declined: [], now, validHours: 1 });
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
    writeFileSync(approvalIn(folder), JSON.stringify(approval));
  };
  return {
    shell,
    get planFolder() {
      return planFolder;
    },
    plan: () => json<ChangePlan>(join(planFolder, 'plan.json')),
    approval: () => approvalIn(planFolder),
    copy() {
      const id = 'cs-20990101-000000-c0b1';
      const folder = join(planFolder, '..', id);
      cpSync(planFolder, folder, { recursive: true });
      approveAnew(folder, { id });
      return folder;
    },
    approveAnew: (over, now) => approveAnew(planFolder, over, now),
    configure: (over) => writeFileSync(join(shell.folder, 'xunjian.json'), JSON.stringify({ ...JSON.parse(config), ...over })),
    edit(file, from, to) {
      const path = join(planFolder, file);
      const text = readFileSync(path, 'utf8');
      if (text.replace(from, to) === text) throw new Error(`${file} has no ${from}.`);
      writeFileSync(path, text.replace(from, to));
    },
    record() {
      const folder = join(planFolder, 'records');
      return json<ChangeRecord>(join(folder, readdirSync(folder).sort().at(-1) ?? ''));
    },
    writes: () => shell.sandbox.control.audit.list({}).filter(({ action }) => /^Modify/.test(action)),
    reset() {
      rmSync(join(shell.folder, 'out'), { recursive: true, force: true });
      cpSync(join(shell.folder, 'template'), join(shell.folder, 'out'), { recursive: true });
      writeFileSync(join(shell.folder, 'xunjian.json'), config);
      const run = readdirSync(join(shell.folder, 'out')).find((name) => /^\d{8}-/.test(name)) ?? '';
      const sets = readdirSync(join(shell.folder, 'out', run)).filter((name) => name.startsWith('cs-'));
      planFolder = join(shell.folder, 'out', run, sets.sort().at(-1) ?? '');
      shell.sandbox.control.faults.clear();
      shell.sandbox.control.audit.clear();
    },
  };
}
