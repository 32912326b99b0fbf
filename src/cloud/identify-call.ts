import type { CloudCall } from '../model/cloud.ts';
import type { LooseReply } from './reply-file.ts';

const naming = /(Id|Ids|ID|Name|Names|Arn|ARN|Resource|Dimensions|Namespace)$/;
const notNaming = /^(RegionId|ResourceOwnerId|ResourceGroupId|.*RegionId)$/;

/**
 * Whether a saved body can be the answer to a call. A call that asks about one thing is answered only by a body, or a
 * file name, that speaks of this thing: what was read of one instance says nothing of another.
 */
export function speaksOf(reply: LooseReply, call: CloudCall): boolean {
  const ids = idsOf(call);
  if (ids.length === 0) return true;
  const name = reply.entry.file.toLowerCase();
  return ids.every((id) => reply.text.includes(`"${id}"`) || reply.text.includes(`>${id}<`) || name.includes(id.toLowerCase()));
}

/** What a call asks about: ids and names in its parameters, its bucket or project, the ends of its path. */
function idsOf(call: CloudCall): readonly string[] {
  const values = Object.entries(call.params).flatMap(([name, value]) => (naming.test(name) && !notNaming.test(name) ? flatten(value) : []));
  const inPath = (call.path ?? '')
    .split('/')
    .filter((part) => /\d/.test(part) && !/^v\d+$/.test(part) && !/^\d{4}-\d{2}-\d{2}$/.test(part));
  return [...values, ...(call.host ? [call.host] : []), ...inPath.map(decodeURIComponent)].filter((id) => id !== '');
}

// Lists of ids and dimensions are JSON in a text.
function flatten(value: string): readonly string[] {
  if (!/^[[{]/.test(value)) return [value];
  try {
    const texts: string[] = [];
    JSON.parse(value, (_, node) => {
      if (typeof node === 'string') texts.push(node);
      return node;
    });
    return texts;
  } catch {
    return [value];
  }
}
