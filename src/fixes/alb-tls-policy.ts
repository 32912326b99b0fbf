import { defineFix } from '../model/fix.ts';

/** Gives an ALB listener the built-in policy without TLS 1.0 and 1.1; a listener that speaks TLS 1.3 keeps speaking it. */
export default defineFix({
  propose({ rule, resource: { fields } }) {
    const versions = fields['tls.versions'];
    const hasNewest = Array.isArray(versions) && versions.includes('TLSv1.3');
    const securityPolicyId = hasNewest ? 'tls_cipher_policy_1_2_strict_with_1_3' : 'tls_cipher_policy_1_2';
    return [{ token: rule.fix.pulumi as string, kind: 'patch', set: { securityPolicyId } }];
  },
});
