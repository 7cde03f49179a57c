import { openStore } from '../../src/store/store.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { NOON, sampleAttempt, samplePost, someClick } from './sample.ts'

/** A program that records answers in a given file until it is killed, and prints how many are committed. */
const { store } = await openStore({ kind: 'sqlite', file: process.argv[2]! })
const post = samplePost({ id: `post${process.pid}`.padEnd(16, '0') })
await store.posts.openPost(post, sampleQuestion(), null)
for (let n = 1; ; n++) {
  const attempt = sampleAttempt({ postId: post.id, userId: String(10n ** 17n + BigInt(n)) })
  await store.answers.recordAnswer(post, attempt, someClick(NOON))
  process.stdout.write(`${n}\n`)
}
