/** Keys that sign calls. */
export interface Credential {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Set for the keys of a session. */
  readonly securityToken?: string;
  /** When the session ends, epoch milliseconds. */
  readonly expiresAtMs?: number;
}

/** Where the keys of one account come from; asked before every call, so it answers from memory until they run out. */
export interface CredentialSource {
  /** Where the keys were found, for messages: `profile prod`, `environment`. */
  readonly name: string;
  get(): Promise<Credential>;
}
