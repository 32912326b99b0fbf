import { defineFix } from '../model/fix.ts';

/** Lets a trail that was stopped record again; a trail is changed in its home region. */
export default defineFix({
  propose: ({ rule, resource: { fields } }) => [
    { token: rule.fix.pulumi as string, kind: 'patch', region: String(fields.homeRegion), set: { status: 'Enable' } },
  ],
});
