import { defineType, pick, region, type Work, wanted } from '../type-file.ts';

/** Property and wire name of everything that every change sends; what else the policy has is never sent. */
const fields = {
  minimumPasswordLength: 'MinimumPasswordLength',
  requireLowercaseCharacters: 'RequireLowercaseCharacters',
  requireUppercaseCharacters: 'RequireUppercaseCharacters',
  requireNumbers: 'RequireNumbers',
  requireSymbols: 'RequireSymbols',
  hardExpiry: 'HardExpiry',
  maxPasswordAge: 'MaxPasswordAge',
  passwordReusePrevention: 'PasswordReusePrevention',
  maxLoginAttempts: 'MaxLoginAttemps',
};
const defaults = {
  MinimumPasswordLength: 12,
  RequireLowercaseCharacters: true,
  RequireUppercaseCharacters: true,
  RequireNumbers: true,
  RequireSymbols: true,
  HardExpiry: false,
  MaxPasswordAge: 0,
  PasswordReusePrevention: 0,
  MaxLoginAttemps: 5,
};
const entries = Object.entries(fields);
const set = { action: 'SetPasswordPolicy', retry: 'ram' } as const;
const all = (value: (name: string) => (x: Work) => unknown) => Object.fromEntries(entries.map(([name, field]) => [field, value(name)]));

export default defineType({
  token: 'alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy',
  product: 'ram',
  reads: [
    {
      action: 'GetPasswordPolicy',
      query: { RegionId: region },
      at: 'PasswordPolicy',
      set: (found) => pick(found, entries.map(([name, field]) => `${field}:${name}`).join(' ')),
    },
  ],
  create: [{ ...set, query: { RegionId: region, ...all(wanted) } }],
  newId: () => 'ram-account-password-policy',
  updates: [{ ...set, on: Object.keys(fields), query: { RegionId: region, ...all(wanted) } }],
  remove: [{ ...set, query: { RegionId: region, ...defaults } }],
});
