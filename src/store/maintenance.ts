import type { Kysely } from 'kysely'
import type { Maintenance } from '../play/ports/store.ts'
import { rescheduleAfterRollback } from './clock-rollback.ts'
import type { Schema } from './schema.ts'
import { vacuum } from './sqlite.ts'
import { inTransaction } from './transaction.ts'

export const maintenance = (db: Kysely<Schema>): Maintenance => ({
  ping: async () => {
    // A table, since SQLite would answer `select 1` without looking at its file.
    await db.selectFrom('tasks').select('kind').limit(1).execute()
  },
  vacuum: maxBytes => vacuum(db, maxBytes),
  rescheduleAfterRollback: now => inTransaction(db, trx => rescheduleAfterRollback(trx, now)),
  stop: () => db.destroy(),
})
