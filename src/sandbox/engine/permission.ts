import { type SandboxCall, SandboxError } from '../call.ts';
import type { Estate } from './estate.ts';
import { documentsOf } from './identities.ts';
import type { Action, Product, Refusal } from './product.ts';
import { type Decision, type Deed, decide } from './ram-policy.ts';
import type { Turn } from './turn.ts';

const forbidden: Refusal = [
  403,
  'Forbidden.RAM',
  "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
];

/** Actions that need no permission. */
const free = new Set(['sts:GetCallerIdentity']);

/** The error of a caller whom RAM does not let do this; undefined if it does. */
export function denialOf(estate: Estate, turn: Turn, action: Action): SandboxError | undefined {
  const { caller } = turn.call;
  const permission = permissionOf(turn.product, turn.call, action);
  if (caller.kind === 'anonymous' || free.has(permission)) return undefined;
  const documents = documentsOf(estate, caller);
  if (!documents) return undefined;
  const facts = factsOf(turn);
  const deeds = [action.resource?.(turn) ?? '*'].flat().map((resource): Deed => ({ action: permission, resource, facts }));
  const sets = documents.session ? [documents.own, documents.session] : [documents.own];
  const decisions = deeds.flatMap((deed) => sets.map((set) => ({ deed, decision: decide(set, deed) })));
  const refusal = decisions.find(({ decision }) => decision === 'explicit-deny') ?? decisions.find(({ decision }) => decision !== 'allow');
  return refusal && denied(turn.product, turn.call, refusal.deed, refusal.decision);
}

function factsOf(turn: Turn): Deed['facts'] {
  return { 'acs:SourceIp': '127.0.0.1', 'acs:CurrentTime': turn.now, 'acs:SecureTransport': true, 'acs:MFAPresent': false };
}

const principalTypes = { root: 'RootUser', user: 'SubUser', role: 'AssumedRoleUser', anonymous: '' } as const;

/** RAM action that a call needs. */
export function permissionOf(product: Product, call: SandboxCall, action: Action): string {
  return action.permission ?? `${product.ram ?? product.product}:${call.action}`;
}

/** The error of a denied call, as the product words it. */
export function denied(
  product: Product,
  call: SandboxCall,
  { action, resource }: Pick<Deed, 'action' | 'resource'>,
  decision: Decision,
): SandboxError {
  const { caller, requestId } = call;
  const [status, code, message] = product.denied ?? forbidden;
  const filled = message.replace('{action}', action).replace('{resource}', resource);
  return new SandboxError(status, code, filled, {
    AccessDeniedDetail: {
      AuthAction: action,
      AuthPrincipalDisplayName: caller.kind === 'role' ? caller.name.replace('/', ':') : caller.principalId,
      AuthPrincipalOwnerId: caller.accountId,
      AuthPrincipalType: principalTypes[caller.kind],
      NoPermissionType: decision === 'explicit-deny' ? 'ExplicitDeny' : 'ImplicitDeny',
      PolicyType: 'AccountLevelIdentityBasedPolicy',
      EncodedDiagnosticMessage: Buffer.from(`${requestId} ${action}`).toString('base64'),
    },
  });
}
