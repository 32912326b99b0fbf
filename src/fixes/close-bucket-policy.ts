import type { FieldValue } from '../model/documents.ts';
import { defineFix } from '../model/fix.ts';
import { documentOf, type PolicyDocument, principalsOf, type Statement, textOf } from './help/bucket-policy.ts';
import { missingValue } from './refusals.ts';

/**
 * Takes the statements that let everybody in out of a bucket policy; whoever else they name stays let in. The policy is deleted
 * when nothing of it remains.
 */
export default defineFix({
  propose({ rule, resource: { fields } }) {
    const token = rule.fix.pulumi as string;
    const document = documentOf(fields['policy.document']);
    const open = fields['policy.anonymousAt'];
    if (!document || !Array.isArray(open)) return missingValue('policy');
    const guard = ['policy.document'];
    if (closed(document, open).statements.length === 0) return [{ token, kind: 'delete', set: {}, guard }];
    return [{ token, kind: 'patch', set: { policy: ({ policy }) => closedText(policy, open) }, guard }];
  },
});

function closedText(text: FieldValue | undefined, open: readonly FieldValue[]): string | undefined {
  const document = documentOf(text);
  return document && textOf(closed(document, open));
}

function closed({ statements, rest }: PolicyDocument, open: readonly FieldValue[]): PolicyDocument {
  return { statements: statements.flatMap((statement, index) => (open.includes(index) ? named(statement) : [statement])), rest };
}

/** The statement without everybody; nothing when nobody else is named. */
function named(statement: Statement): readonly Statement[] {
  const others = principalsOf(statement).filter((principal) => principal !== '*');
  return others.length === 0 ? [] : [{ ...statement, Principal: others }];
}
