import type { Kysely } from 'kysely'
import type { Store } from '../play/ports.ts'
import { everythingAbout } from './export.ts'
import { forgetPerson } from './forget.ts'
import { goneSince, markGone, markHere, serversHere } from './guild-membership.ts'
import { hidePerson } from './people.ts'
import { purgeSome } from './purge.ts'
import type { Schema } from './schema.ts'
import { sweep } from './sqlite.ts'
import { inTransaction } from './transaction.ts'

/** The part of the store that gives people and servers their data, and takes it away. */
export const privacyStore = (db: Kysely<Schema>) =>
  ({
    serversHere: () => serversHere(db),
    markHere: serverIds => markHere(db, serverIds),
    markGone: (serverIds, at) => markGone(db, serverIds, at),
    goneSince: before => goneSince(db, before),
    purgeSome: (serverId, before) => inTransaction(db, trx => purgeSome(trx, serverId, before)),
    everythingAbout: userId => everythingAbout(db, userId),
    hide: (userId, at) => hidePerson(db, userId, at),
    forgetPerson: forgetting => inTransaction(db, trx => forgetPerson(trx, forgetting)),
    sweep: mostBytes => sweep(db, mostBytes),
  }) satisfies Partial<Store>
