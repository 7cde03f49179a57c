import type { Kysely } from 'kysely'
import type { DailyStore } from '../play/ports/store.ts'
import { inBatches, oneAfterAnother } from './batch.ts'
import {
  advance,
  dailiesDue,
  dailiesOfGuild,
  findDaily,
  openDaily,
  saveDaily,
  scheduleDaily,
  setProblem,
} from './dailies.ts'
import { dailyPostOn, dailyPosts, openDailyPosts, unsentDailyPosts } from './daily-posts.ts'
import type { Schema } from './schema.ts'
import { dailyDaysOf } from './streaks.ts'
import { inTransaction } from './transaction.ts'

/** The part of the store that daily questions need. */
export const dailyStore = (db: Kysely<Schema>): DailyStore => {
  const openDailies = inBatches(
    oneAfterAnother(db, (trx, [daily, post, question, next]: Parameters<DailyStore['openDaily']>) =>
      openDaily(trx, daily, post, question, next),
    ),
  )
  return {
    findDaily: id => findDaily(db, id),
    dailiesOf: guildId => dailiesOfGuild(db, guildId),
    saveDaily: (daily, max) => inTransaction(db, trx => saveDaily(trx, daily, max)),
    deleteDaily: async id => {
      await db.deleteFrom('dailies').where('id', '=', id).execute()
    },
    scheduleDaily: async (id, next, problem) => {
      await scheduleDaily(db, id, next, problem)
    },
    setProblem: async (id, problem) => {
      await setProblem(db, id, problem)
    },
    dueDailies: (now, limit) => dailiesDue(db, now, limit),
    openDaily: (...claim) => openDailies(claim),
    skipDaily: async (daily, next, problem) => {
      await advance(db, daily, next, problem)
    },
    dailyPostOn: (dailyId, day) => dailyPostOn(db, dailyId, day),
    dailyPosts: (dailyId, limit) => dailyPosts(db, dailyId, limit),
    openDailyPosts: dailyId => openDailyPosts(db, dailyId),
    unsentDailyPosts: dailyId => unsentDailyPosts(db, dailyId),
    dailyDays: (guildId, userId) => dailyDaysOf(db, guildId, userId),
  }
}
