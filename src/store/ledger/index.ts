export { anchor, anchorLine, anchorOf, readAnchor, writeAnchor } from './anchor.ts';
export { type Ledger, type LedgerOptions, machineKeyFile, openLedger } from './open-ledger.ts';
export type { Anchor, Entry, Verification } from './types.ts';
export { verifyExport } from './verify-export.ts';
