import type { FieldValue } from '../model/documents.ts';
import { defineFix } from '../model/fix.ts';
import { documentOf, type Statement, textOf } from './help/bucket-policy.ts';

/** Adds the statement that refuses plain HTTP to a bucket policy, or makes a policy of it alone where there is none. */
export default defineFix({
  propose({ rule, resource: { id, fields } }) {
    const token = rule.fix.pulumi as string;
    const statement = refusalOf(id);
    // Creating it would write over a policy that somebody made meanwhile.
    const guard = ['policy.document'];
    if (fields['policy.document'] === null) {
      const policy = textOf({ statements: [statement], rest: { Version: '1' } });
      return [{ token, kind: 'create', set: {}, args: { bucket: id, policy }, guard }];
    }
    return [{ token, kind: 'patch', set: { policy: ({ policy }) => withStatement(policy, statement) }, guard }];
  },
});

function withStatement(text: FieldValue | undefined, statement: Statement): string | undefined {
  const document = documentOf(text);
  return document && textOf({ ...document, statements: [...document.statements, statement] });
}

function refusalOf(bucket: string): Statement {
  return {
    Effect: 'Deny',
    Action: ['oss:*'],
    Principal: ['*'],
    Resource: [`acs:oss:*:*:${bucket}`, `acs:oss:*:*:${bucket}/*`],
    Condition: { Bool: { 'acs:SecureTransport': ['false'] } },
  };
}
