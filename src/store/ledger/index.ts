export { anchor, anchorLine, readAnchor, writeAnchor } from './anchor.ts';
export { type Ledger, type LedgerOptions, machineKeyFile, type NewEntry, openLedger } from './open-ledger.ts';
export type { Anchor, Entry, Fault, FaultKind, Head, KnownKey, Verification, VerifyOptions } from './types.ts';
export { verifyExport } from './verify-export.ts';
