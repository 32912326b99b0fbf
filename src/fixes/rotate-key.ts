import { defineFix } from '../model/fix.ts';

/** Lets a key rotate once a year; an interval that is set already stays. */
export default defineFix({
  propose: ({ rule }) => [
    {
      token: rule.fix.pulumi as string,
      kind: 'patch',
      set: {
        automaticRotation: 'Enabled',
        rotationInterval: ({ rotationInterval }) => (Number.parseInt(String(rotationInterval), 10) > 0 ? rotationInterval : '31536000s'),
      },
    },
  ],
});
