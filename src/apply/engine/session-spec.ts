/** A provider of the stack: one account in one region. Holds no keys. */
export interface StackProvider {
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
  readonly accountType: 'Domestic' | 'International';
  readonly roleArn?: string;
  /** What the role's trust asks for beside the caller. */
  readonly externalId?: string;
}

/** Where a stack lives and what it runs on. */
export interface SessionSpec {
  /** Change set id; the name of the stack. */
  readonly id: string;
  /** file://…, s3://… or any backend that Pulumi takes. */
  readonly backendUrl: string;
  /** Folder that only the engine uses. */
  readonly workDir: string;
  /** Pulumi secrets provider; passphrase where left out. */
  readonly secretsProvider?: string;
  /** Folder of the CLI, the one that holds bin/. */
  readonly cliRoot: string;
  readonly pulumiHome: string;
  readonly providers: readonly StackProvider[];
  /** Operations at once; default 4. */
  readonly parallel?: number;
}
