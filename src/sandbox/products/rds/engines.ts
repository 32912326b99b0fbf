/** A size that instances are sold in. */
export interface Size {
  readonly name: string;
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly connections: number;
  readonly iops: number;
}

const sizes: readonly Size[] = [
  { name: 'n2.medium.2c', cpu: 2, memoryMiB: 4096, connections: 2000, iops: 4000 },
  { name: 'x4.large.2c', cpu: 4, memoryMiB: 16384, connections: 4000, iops: 10000 },
  { name: 'x4.xlarge.2c', cpu: 8, memoryMiB: 32768, connections: 8000, iops: 20000 },
  { name: 'x8.2xlarge.2c', cpu: 16, memoryMiB: 131072, connections: 16000, iops: 40000 },
];

/** What differs from engine to engine. */
export interface EngineFacts {
  readonly version: string;
  readonly classPrefix: string;
  readonly port: number;
  /** Middle of its host names. */
  readonly host: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const mysqlParameters = { long_query_time: '1', max_connections: '4000', sync_binlog: '1', innodb_flush_log_at_trx_commit: '1' };

export const engines: Readonly<Record<string, EngineFacts>> = {
  MySQL: { version: '8.0', classPrefix: 'mysql', port: 3306, host: 'mysql', parameters: mysqlParameters },
  PostgreSQL: {
    version: '15.0',
    classPrefix: 'pg',
    port: 5432,
    host: 'pg',
    parameters: { log_statement: 'ddl', log_min_duration_statement: '1000', log_connections: 'off', statement_timeout: '0' },
  },
  SQLServer: {
    version: '2019_std_ha',
    classPrefix: 'mssql',
    port: 1433,
    host: 'sqlserver',
    parameters: { 'max degree of parallelism': '2' },
  },
  MariaDB: { version: '10.6', classPrefix: 'mariadb', port: 3306, host: 'mariadb', parameters: mysqlParameters },
};

/** Facts of an engine; those of MySQL for one that the sandbox does not know. */
export const engineOf = (engine: unknown): EngineFacts => engines[String(engine)] ?? (engines['MySQL'] as EngineFacts);

/** A size by its place, smallest first. */
export const sizeAt = (place: number): Size => sizes[place] ?? (sizes[0] as Size);

/** The size that a class names; the second smallest for one that the sandbox does not know. */
export const sizeOf = (className: unknown): Size => sizes.find(({ name }) => String(className).endsWith(name)) ?? sizeAt(1);
