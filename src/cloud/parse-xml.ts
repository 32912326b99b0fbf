import { XMLParser } from 'fast-xml-parser';
import type { Reply } from '../model/resource-type.ts';

// XML does not tell one element from a list of one. These are lists by their own name or by the one around them.
const listNames = new Set([
  'LifecycleConfiguration.Rule',
  'CORSConfiguration.CORSRule',
  'ReplicationConfiguration.Rule',
  'TagSet.Tag',
  'RefererList.Referer',
  'RefererBlacklist.Referer',
  'CORSRule.AllowedOrigin',
  'CORSRule.AllowedMethod',
  'CORSRule.AllowedHeader',
  'CORSRule.ExposeHeader',
  'Rule.Transition',
  'Rule.NoncurrentVersionTransition',
  'Rule.Tag',
  'RoutingRules.RoutingRule',
  'InnerIpAddress.IpAddress',
  'PublicIpAddress.IpAddress',
  'PrivateIpAddress.IpAddress',
  'OperationLocks.LockReason',
  'IpLists.IpList',
]);
const plurals = ['s', 'es', 'Set', 'Sets', 'List'];

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  // Numbers and booleans stay texts: their field knows its own type.
  parseTagValue: false,
  trimValues: true,
  isArray: (_name, path) => isList(String(path).split('.').slice(-2)),
});

/**
 * The content of an XML reply without its root element; texts throughout, lists where the product has a list.
 * Throws SyntaxError for anything that is no XML document.
 */
export function parseXml(text: string): { readonly root: string; readonly body: Reply } {
  const document = parseDocument(text);
  const root = Object.keys(document).find((name) => !name.startsWith('?'));
  if (root === undefined || root.toLowerCase() === 'html') throw new SyntaxError('The reply is a web page and no XML document.');
  const body = document[root];
  return { root, body: body !== null && typeof body === 'object' ? (body as Reply) : {} };
}

function parseDocument(text: string): Record<string, unknown> {
  try {
    return parser.parse(text, true) as Record<string, unknown>;
  } catch (error) {
    throw new SyntaxError(`The reply is no whole XML document: ${(error as Error).message}`);
  }
}

function isList([parent, name]: readonly string[]): boolean {
  if (parent === undefined || name === undefined) return false;
  if (listNames.has(`${parent}.${name}`)) return true;
  return (
    plurals.some((plural) => parent === name + plural) ||
    (name.endsWith('y') && parent === `${name.slice(0, -1)}ies`) ||
    (parent === 'Items' && !/^(Page|Total)/.test(name))
  );
}
