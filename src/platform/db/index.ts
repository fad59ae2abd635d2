/**
 * The database: who may read, who may write, and how values travel.
 *
 * Promises: a function that takes `Reader` cannot start a transaction, a function that takes `Tx` runs inside one, and
 * nobody inside a transaction can open a second connection, because no function that opens one is handed to acts.
 */
export { type RawBuilder, sql } from 'kysely'
export {
  type Database,
  type DatabaseOptions,
  homeOf,
  lastly,
  openDatabase,
  type Reader,
  type Tx,
  together,
} from './database.ts'
export { whyNotDurable, whyTooOld } from './durability.ts'
export { type EmbeddedServer, embeddedConnection, startEmbedded } from './embedded.ts'
export { findBroken } from './invariants.ts'
export { jobsSchema, migrate, ownerPool, pendingMigrations } from './migrate.ts'
export { causedAt, markMoment, momentOf } from './moment.ts'
