import type { Kysely } from 'kysely'
import type { PostStore } from '../play/ports/store.ts'
import { movePost } from './daily-posts.ts'
import { closePost, extendPost, openPost, restartPost, setMessageId } from './post-life.ts'
import { createFindRevision, findOpenPost, findPost } from './posts.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

export const postStore = (db: Kysely<Schema>): PostStore => ({
  openPost: (post, question, session) => openPost(db, post, question, session),
  findPost: id => findPost(db, id),
  findOpenPost: sessionId => findOpenPost(db, sessionId),
  findRevision: createFindRevision(db),
  setMessageId: (postId, messageId) => setMessageId(db, postId, messageId),
  restartPost: (postId, openedAt, closesAt, token) => restartPost(db, postId, openedAt, closesAt, token),
  movePost: (postId, channelId) => movePost(db, postId, channelId),
  extendPost: (postId, closesAt) => extendPost(db, postId, closesAt),
  closePost: (postId, at, after) => inTransaction(db, trx => closePost(trx, postId, at, after)),
})
