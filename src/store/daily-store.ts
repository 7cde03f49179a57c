import type { Kysely } from 'kysely'
import type { Store } from '../play/ports.ts'
import { resultOf } from './answers.ts'
import { inBatches, oneAfterAnother } from './batch.ts'
import {
  advance,
  dailiesDue,
  dailiesOfServer,
  findDaily,
  noteProblem,
  openDaily,
  saveDaily,
  scheduleDaily,
} from './dailies.ts'
import { dailyPostOn, dailyPosts, movePost, openDailyPosts, unsentDailyPosts } from './daily-posts.ts'
import { zoneOf } from './guilds.ts'
import { extendPost } from './post-life.ts'
import { alone } from './run-alone.ts'
import type { Schema } from './schema.ts'
import { dailyDaysOf } from './streaks.ts'
import { inTransaction } from './transaction.ts'

/** The part of the store that daily questions need. */
export const dailyStore = (db: Kysely<Schema>) => {
  const claimed = inBatches(
    oneAfterAnother(db, (trx, [daily, post, question, next]: Parameters<Store['openDaily']>) =>
      openDaily(trx, daily, post, question, next),
    ),
  )
  return {
    zoneOf: serverId => zoneOf(db, serverId),
    daily: id => findDaily(db, id),
    dailiesOf: serverId => dailiesOfServer(db, serverId),
    saveDaily: (daily, most) => inTransaction(db, trx => saveDaily(trx, daily, most)),
    dropDaily: async id => {
      await db.deleteFrom('dailies').where('id', '=', id).execute()
    },
    scheduleDaily: async (id, next, problem) => {
      await scheduleDaily(db, id, next, problem)
    },
    noteProblem: async (id, problem) => {
      await noteProblem(db, id, problem)
    },
    dueDailies: (now, limit) => dailiesDue(db, now, limit),
    alone: (work, ms) => alone(db, work, ms),
    openDaily: (...claim) => claimed(claim),
    skipDaily: async (daily, next, problem) => {
      await advance(db, daily, next, problem)
    },
    dailyPostOn: (dailyId, day) => dailyPostOn(db, dailyId, day),
    dailyPosts: (dailyId, limit) => dailyPosts(db, dailyId, limit),
    openDailyPosts: dailyId => openDailyPosts(db, dailyId),
    unsentDailyPosts: dailyId => unsentDailyPosts(db, dailyId),
    move: (postId, channelId) => movePost(db, postId, channelId),
    result: postId => resultOf(db, postId),
    extend: (postId, closesAt) => extendPost(db, postId, closesAt),
    dailyDays: (serverId, userId) => dailyDaysOf(db, serverId, userId),
  } satisfies Partial<Store>
}
