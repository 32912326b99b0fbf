import type { Context, Row } from '../../engine/index.ts';
import { listedKinds } from './resources.ts';

/** `arn:acs:ecs:cn-hangzhou:1234567890123456:instance/i-1`. */
export const arnOf = (x: Context, row: Row): string => `arn:${x.arn(row.kind, row.id)}`;

/** The resource that an ARN names. */
export function findByArn(x: Context, arn: string): Row | undefined {
  for (const { kind, arn: form = '' } of listedKinds(x)) {
    const [, account, id] = patternOf(form).exec(arn) ?? [];
    const row = account === x.account && id !== undefined ? x.find(kind, id) : undefined;
    if (row) return row;
  }
  return undefined;
}

/** The form of a kind's ARN, with account and id caught. */
function patternOf(form: string): RegExp {
  const body = form
    .replaceAll('*', '[^:]*')
    .replace('{region}', '[^:]*')
    .replace('{account}', '(\\d+)')
    .replace('{id}', '([^/:]+(?::[^/]+)?)');
  return new RegExp(`^arn:${body}$`, 'i');
}
