import type { Kysely } from 'kysely'
import type { AnswerStore } from '../play/ports/store.ts'
import { ballotsOf, countAnswers, findAnswer, resultOf } from './answers.ts'
import { historyOfGuild, historyOfUser } from './history.ts'
import { createRecordAnswer } from './record-answer.ts'
import type { Schema } from './schema.ts'

export const answerStore = (db: Kysely<Schema>): AnswerStore => ({
  recordAnswer: createRecordAnswer(db),
  findAnswer: (postId, userId) => findAnswer(db, postId, userId),
  ballotsOf: postId => ballotsOf(db, postId),
  countAnswers: postId => countAnswers(db, postId),
  resultOf: postId => resultOf(db, postId),
  historyOfGuild: guildId => historyOfGuild(db, guildId),
  historyOfUser: userId => historyOfUser(db, userId),
})
