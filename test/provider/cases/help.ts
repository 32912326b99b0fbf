import type { Sandbox } from '../../../src/sandbox/index.ts';

/** Id of a resource of the orchard, with fields laid over it first. */
export function idOf(kind: string, name: string, fields: Record<string, unknown> = {}): (sandbox: Sandbox) => string {
  return ({ control }) => {
    if (Object.keys(fields).length > 0) control.set(kind, name, fields as never);
    return control.get(kind, name).id;
  };
}
