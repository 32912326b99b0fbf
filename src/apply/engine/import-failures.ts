/**
 * The errors of a run by logical name, from the list with which the engine ends: a line with type and name, and under it
 * what went wrong. Those of the stack itself are of no single thing and are left out.
 */
export function importFailures(said: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let name: string | undefined;
  for (const line of said.slice(said.search(/^Diagnostics:$/m)).split('\n')) {
    const head = /^ {2}(\S+) \((\S+)\):$/.exec(line);
    if (head) name = head[1] === 'pulumi:pulumi:Stack' ? undefined : head[2];
    else if (line.trim() === '' || !line.startsWith('    ')) name = undefined;
    else if (name !== undefined) found.set(name, [...(found.get(name)?.split('\n') ?? []), line.trim().replace(/^error: /, '')].join('\n'));
  }
  return found;
}
