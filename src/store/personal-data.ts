import type { Kysely } from 'kysely'
import type { PersonalData } from '../play/ports/store.ts'
import { everythingAbout } from './export.ts'
import { forgetPerson } from './forget.ts'
import { hiddenAmong, setHidden } from './people.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** What is kept about people: exported, hidden and deleted at their request. */
export const personalData = (db: Kysely<Schema>): PersonalData => ({
  hiddenAmong: userIds => hiddenAmong(db, userIds),
  setHidden: (userId, at) => setHidden(db, userId, at),
  everythingAbout: userId => everythingAbout(db, userId),
  forgetPerson: request => inTransaction(db, trx => forgetPerson(trx, request)),
})
