import { createHash } from 'node:crypto';
import type { FieldValue, Step } from '../../src/model/documents.ts';
import type { Stack, StackResource, UpResult } from '../../src/model/stack.ts';

type Values = Record<string, FieldValue>;

/** A cloud of a few things, by import id. */
export type World = Map<string, Values>;

/** Ways in which the engine, the plugin or the cloud deceives. */
export interface Lies {
  /** Laid over the steps of a preview. */
  readonly preview?: (steps: Step[]) => Step[];
  readonly previewErrors?: readonly string[];
  /** Says done and writes nothing. */
  readonly swallows?: boolean;
  /** Writes, and says failed. */
  readonly losesAnswer?: boolean;
  /** Writes what is for this name, and fails the others. */
  readonly only?: string;
  /** Somebody else changes the world before the update. */
  readonly before?: (world: World) => void;
  /** Throws at a stage, as a killed engine does. */
  readonly dies?: 'before-write' | 'after-write';
}

/** A stack over a world in memory that counts what is written. */
export function fakeStack(world: World, lies: Lies = {}) {
  const writes: { name: string; op: string; set: Values }[] = [];
  let held: readonly StackResource[] = [];
  const stepOf = (resource: StackResource): Step => {
    const live = world.get(resource.importId ?? '') ?? {};
    const diff = Object.entries(resource.set)
      .filter(([path, to]) => JSON.stringify(live[path]) !== JSON.stringify(to))
      .map(([path, to]) => ({
        path,
        kind: live[path] === undefined ? 'add' : 'update',
        ...(live[path] !== undefined && { from: live[path] }),
        to,
      }));
    const op = resource.kind === 'patch' ? (diff.length > 0 ? 'update' : 'same') : resource.kind;
    return {
      op,
      urn: `urn:pulumi:s::xunjian::${resource.token}::${resource.name}`,
      name: resource.name,
      diff: resource.kind === 'delete' ? [] : diff,
    };
  };
  const write = (resource: StackResource) => {
    writes.push({ name: resource.name, op: resource.kind, set: { ...resource.set } });
    if (lies.swallows) return;
    if (resource.kind === 'delete') world.delete(resource.importId ?? '');
    else world.set(resource.importId ?? resource.name, { ...world.get(resource.importId ?? resource.name), ...resource.set });
  };
  const look = () => {
    lies.before?.(world);
    return held.map(({ name, importId }) => ({ name, old: {}, live: world.get(importId ?? '') }));
  };
  const stack: Stack = {
    async adopt(resources) {
      held = resources;
      return resources.map(({ name, importId }) => {
        const live = world.get(importId ?? '');
        return live
          ? { name, id: importId ?? '', inputs: live, outputs: live }
          : { name, inputs: {}, outputs: {}, error: `resource '${importId}' does not exist` };
      });
    },
    async trim(resources) {
      held = resources;
    },
    async preview(resources, planFile) {
      const steps = resources.map(stepOf);
      return {
        steps: lies.preview ? lies.preview(structuredClone(steps)) : steps,
        errors: lies.previewErrors ?? [],
        planFileDigest: digest(planFile),
      };
    },
    async up(resources, _planFile, { onEvent, mayWrite }) {
      if (mayWrite && !(await mayWrite(look()))) return { results: [], errors: [], isHeld: true };
      const results: UpResult[] = [];
      for (const resource of resources) {
        const at = new Date().toISOString();
        const step = stepOf(resource);
        onEvent?.({ kind: 'started', name: resource.name, op: step.op, at });
        if (lies.dies === 'before-write') throw new Error('killed');
        const isDenied = lies.only !== undefined && lies.only !== resource.name;
        if (step.op !== 'same' && !isDenied) write(resource);
        if (lies.dies === 'after-write') throw new Error('killed');
        const outcome = lies.losesAnswer || isDenied ? ('failed' as const) : ('done' as const);
        onEvent?.({ kind: 'finished', name: resource.name, op: step.op, outcome, at });
        results.push({
          name: resource.name,
          op: step.op,
          outcome,
          id: resource.importId ?? `new-${resource.name}`,
          ...(lies.losesAnswer && { error: 'connection reset' }),
        });
      }
      return { results, errors: [], isHeld: false };
    },
    async exportState() {
      return JSON.stringify({ held: held.map(({ name, importId }) => [name, world.get(importId ?? '')]) });
    },
    async importState() {},
    async settle() {},
    programDigest: () => digest('program'),
    async remove() {},
  };
  return { stack, writes };
}

const digest = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
