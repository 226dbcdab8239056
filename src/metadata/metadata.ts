import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, sql } from 'kysely';
import { AppError, describeError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import type { Random } from '../base/random.ts';
import { AuditTable } from './audit-table.ts';
import { BackendsTable } from './backends-table.ts';
import { BucketsTable } from './buckets-table.ts';
import { CatalogTable } from './catalog-table.ts';
import { CredentialsTable } from './credentials-table.ts';
import { HistoryTable } from './history-table.ts';
import { JobsTable } from './jobs-table.ts';
import { migrate } from './migrate.ts';
import { ObjectsTable } from './objects-table.ts';
import { ReplicasTable } from './replicas-table.ts';
import type { Schema } from './schema.ts';
import { NodeSqliteDatabase } from './sqlite-database.ts';
import { ImmediateSqliteDialect } from './sqlite-dialect.ts';
import { TenantsTable } from './tenants-table.ts';
import { TotalsTable } from './totals-table.ts';
import { WriteMarksTable } from './write-marks-table.ts';

/** What a metadata database is opened with. */
export interface MetadataOptions {
  /** The SQLite file, made when it is not there; `:memory:` for one that is gone with the process. */
  readonly file: string;
  readonly clock: Clock;
  readonly random: Random;
}

/** The metadata database: one table class per aggregate. */
export class Metadata {
  readonly tenants: TenantsTable;
  readonly credentials: CredentialsTable;
  readonly backends: BackendsTable;
  readonly catalog: CatalogTable;
  readonly buckets: BucketsTable;
  readonly objects: ObjectsTable;
  readonly replicas: ReplicasTable;
  readonly audit: AuditTable;
  readonly writeMarks: WriteMarksTable;
  readonly totals: TotalsTable;
  readonly history: HistoryTable;
  readonly jobs: JobsTable;
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>, { clock, random }: Pick<MetadataOptions, 'clock' | 'random'>) {
    this.#db = db;
    this.tenants = new TenantsTable(db, clock);
    this.credentials = new CredentialsTable(db);
    this.backends = new BackendsTable(db, clock);
    this.catalog = new CatalogTable(db);
    this.buckets = new BucketsTable(db, clock);
    this.objects = new ObjectsTable(db, { clock, random });
    this.replicas = new ReplicasTable(db, { clock, random });
    this.audit = new AuditTable(db, clock);
    this.writeMarks = new WriteMarksTable(db, clock);
    this.totals = new TotalsTable(db);
    this.history = new HistoryTable(db);
    this.jobs = new JobsTable(db, clock);
  }

  /** Throws when the database gives no answer. */
  async ping(): Promise<void> {
    await sql`select 1`.execute(this.#db);
  }

  /** Commits what is waiting and closes the database. */
  async close(): Promise<void> {
    await this.objects.flush();
    await this.#db.destroy();
  }
}

/**
 * Opens a metadata database and brings it to the newest version. Throws `MetadataUnreadable` when the file is no such
 * database or cannot be opened, `MetadataTooNew` when a newer version of the program has migrated it.
 */
export async function openMetadata(options: MetadataOptions): Promise<Metadata> {
  try {
    if (options.file !== ':memory:') mkdirSync(dirname(options.file), { recursive: true });
    const dialect = new ImmediateSqliteDialect(new NodeSqliteDatabase(options.file));
    return new Metadata(await migrated(new Kysely<Schema>({ dialect }), options.clock), options);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = `the metadata database ${options.file} cannot be opened: ${describeError(error)}`;
    throw new AppError('MetadataUnreadable', reason, { cause: error });
  }
}

async function migrated(db: Kysely<Schema>, clock: Clock): Promise<Kysely<Schema>> {
  try {
    await migrate(db as Kysely<unknown>, clock);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
