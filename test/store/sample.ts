import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { ExamEvent } from '../../src/play/exam/event.ts'
import type { Exam, NewExamItem } from '../../src/play/exam/exam.ts'
import type { Attempt } from '../../src/play/ports/answers.ts'
import type { Report } from '../../src/play/ports/reports.ts'
import type { Store } from '../../src/play/ports/store.ts'
import type { Suggestion } from '../../src/play/ports/suggestions.ts'
import type { Answer, Daily, Post, Purpose, Session } from '../../src/play/record.ts'
import { type Queue, TASK_KINDS } from '../../src/play/tasks/task-kinds.ts'
import { type Correction, optionsDigest } from '../../src/quiz/correction.ts'
import { dateIn } from '../../src/quiz/day.ts'
import type { RoleRule } from '../../src/quiz/roles.ts'
import type { ItemTraits } from '../../src/quiz/study/rating.ts'
import type { Schema } from '../../src/store/schema.ts'
import { taskStore } from '../../src/store/tasks.ts'
import { sampleBank, sampleQuestion } from '../quiz/sample.ts'

export const NOON = Date.parse('2026-11-23T12:00:00Z')

export const samplePost = (given: Partial<Post> = {}): Post => ({
  id: 'post000000000001',
  guildId: '100000000000000001',
  channelId: '200000000000000001',
  audience: 'channel',
  askedBy: '300000000000000001',
  questionId: 'sample/one',
  hash: '0123456789abcdef',
  seed: 4_000_000_000,
  topic: null,
  difficulty: null,
  seconds: null,
  purpose: { kind: 'quiz' },
  locale: 'en-US',
  zone: 'UTC',
  rhythm: 'month',
  speedPays: false,
  openedAt: NOON,
  closesAt: NOON + 600_000,
  closedAt: null,
  messageId: null,
  token: { value: 'token-of-the-command', issuedAt: NOON },
  ...given,
})

/** A round of `sampleSession`. */
export const seriesPurpose = (round = 1, sessionId = 'session000000001'): Purpose => ({
  kind: 'series',
  sessionId,
  round,
  rounds: 3,
})

/** The same, of a review. */
export const reviewPurpose = (round = 1, sessionId = 'session000000001'): Purpose => ({
  kind: 'review',
  sessionId,
  round,
  rounds: 3,
})

/** The date of `sampleDaily`. */
export const dailyPurpose = (
  day: string,
  given: { readonly dailyId?: string; readonly dueAt?: number; readonly announces?: string | null } = {},
): Purpose => ({ kind: 'daily', dailyId: 'daily00000000001', day, dueAt: NOON, announces: null, ...given })

export const sampleSession = (given: Partial<Session> = {}): Session => ({
  id: 'session000000001',
  guildId: '100000000000000001',
  channelId: '200000000000000001',
  audience: 'channel',
  startedBy: '300000000000000001',
  rounds: 3,
  locale: 'en-US',
  startedAt: NOON,
  endedAt: null,
  token: { value: 'token-of-the-command', issuedAt: NOON },
  ...given,
})

/** Of `sampleQuestion`. */
export const SAMPLE_TRAITS: ItemTraits = { bank: 'sample', domain: 'First', guessRate: 0.25, labelled: -1 }

/** Four questions of `sampleBank` in an hour. */
export const sampleExam = (given: Partial<Exam> = {}): Exam => ({
  id: 'exam000000000001',
  eventId: null,
  userId: '300000000000000001',
  guildId: '100000000000000001',
  channelId: '200000000000000001',
  audience: 'private',
  bank: 'sample',
  format: 'full',
  domain: null,
  extra: 'none',
  blueprint: [
    { domain: 'First', weight: 75 },
    { domain: 'Second', weight: 25 },
  ],
  passMark: 7000,
  locale: 'en-US',
  zone: 'UTC',
  startedAt: NOON,
  endsAt: NOON + 3_600_000,
  questions: 4,
  position: 1,
  shownAt: NOON,
  submission: null,
  isSealed: false,
  ...given,
})

/** Of `sampleQuestion`, whose key is B. */
export const sampleCorrection = (given: Partial<Correction> = {}): Correction => ({
  id: 'correction000001',
  questionId: 'sample/one',
  hash: sampleQuestion().hash,
  was: ['B'],
  optionsDigest: optionsDigest(sampleQuestion()),
  fix: { kind: 'key', answer: ['C'] },
  source: 'owner',
  by: '300000000000000001',
  comment: null,
  at: NOON,
  undoneAt: null,
  ...given,
})

/** A group exam of four questions, from one to two o'clock. */
export const sampleEvent = (given: Partial<ExamEvent> = {}): ExamEvent => ({
  id: 'event00000000001',
  guildId: '100000000000000001',
  channelId: '200000000000000001',
  setBy: '300000000000000001',
  bank: 'sample',
  format: 'full',
  domain: null,
  minutes: 60,
  passMark: 7000,
  questions: 4,
  blueprint: sampleExam().blueprint,
  locale: 'en-US',
  zone: 'UTC',
  createdAt: NOON,
  startsAt: NOON + 3_600_000,
  endsAt: NOON + 7_200_000,
  begunAt: null,
  endedAt: null,
  cancelledAt: null,
  messageId: null,
  summaryId: null,
  ...given,
})

/** The questions of `sampleExam`; B is right in all. */
export const sampleExamItems = (count = 4): NewExamItem[] =>
  sampleBank(count).questions.map((question, index) => ({ number: index + 1, seed: index, question }))

export const sampleAttempt = (given: Partial<Attempt> = {}): Attempt => ({
  postId: 'post000000000001',
  userId: '400000000000000001',
  picked: ['B'],
  right: true,
  score: 10,
  tookMs: 5000,
  answeredAt: NOON + 5000,
  day: dateIn('UTC', given.answeredAt ?? NOON),
  traits: SAMPLE_TRAITS,
  confidence: null,
  ...given,
})

/** A wrong answer to `samplePost`. */
export const sampleAnswer = (given: Partial<Answer> = {}): Answer => ({
  postId: 'post000000000001',
  userId: '400000000000000001',
  picked: ['A'],
  right: false,
  score: 0,
  counted: true,
  tookMs: 1000,
  answeredAt: NOON,
  day: '2026-11-23',
  ...given,
})

/** A wrong key of `samplePost`, where C would be right. */
export const sampleReport = (given: Partial<Report> = {}): Report => ({
  id: 'report0000000001',
  userId: '400000000000000001',
  questionId: 'sample/one',
  hash: '0123456789abcdef',
  postId: 'post000000000001',
  guildId: '100000000000000001',
  reason: 'wrong-key',
  suggested: ['C'],
  source: 'https://example.org/why',
  comment: 'It changed last year.',
  picked: ['C'],
  locale: 'en-US',
  at: NOON,
  ...given,
})

/** A question that someone has sent. */
export const sampleSuggestion = (given: Partial<Suggestion> = {}): Suggestion => ({
  id: 'suggestion000001',
  guildId: '100000000000000001',
  authorId: '400000000000000001',
  authorName: 'Ana',
  content: {
    text: 'Which planet has the longest day?',
    options: [
      { text: 'Venus', reason: 'It turns once in 243 days.', isCorrect: true },
      { text: 'Jupiter', reason: null, isCorrect: false },
    ],
    explanation: 'A day is one turn of a planet.',
    sources: ['https://example.org/days'],
  },
  state: 'sent',
  version: 1,
  createdAt: NOON,
  ownWordsAt: NOON,
  sentAt: NOON,
  claim: null,
  decision: null,
  ...given,
})

export const someClick = (at = NOON) => ({ messageId: 'message-clicked', token: someToken(at) })

export const someToken = (at = NOON) => ({ value: `token-${at}`, issuedAt: at })

/** Every day at noon, UTC. Next due tomorrow. */
export const sampleDaily = (given: Partial<Daily> = {}): Daily => ({
  id: 'daily00000000001',
  guildId: '100000000000000001',
  channelId: '200000000000000001',
  minutes: 720,
  zone: 'UTC',
  topic: null,
  difficulty: null,
  roleId: null,
  thread: false,
  locale: 'en-US',
  setBy: '300000000000000001',
  setAt: NOON,
  next: { day: '2026-11-24', at: NOON + 86_400_000 },
  problem: null,
  ...given,
})

/** A role of `samplePost`'s guild. */
export const GOLD = '500000000000000001'

/** A hundred points in a season. */
export const sampleRule = (given: Partial<RoleRule> = {}): RoleRule => ({
  roleId: GOLD,
  measure: 'points',
  threshold: 100,
  bank: null,
  mode: 'keep',
  isOn: true,
  ...given,
})

/** Someone who plays in `samplePost`'s guild got `GOLD`, and SILVER was taken from them by hand. */
export const giveRole = async ({ roles }: Pick<Store, 'roles'>, userId: string): Promise<void> => {
  const { guildId } = samplePost()
  await roles.addRule(guildId, sampleRule(), NOON, 10)
  const key = { guildId, userId, roleId: GOLD }
  await roles.moveGrant(key, { from: null, to: 'giving', now: NOON })
  await roles.moveGrant(key, { from: 'giving', to: 'given', now: NOON })
  await roles.moveGrant({ ...key, roleId: SILVER }, { from: null, to: 'declined', now: NOON })
}

const SILVER = '500000000000000002'

/** Deletes a person, to the last batch. */
export const forgetPerson = async ({ people }: Pick<Store, 'people'>, userId: string, at = NOON) => {
  await people.requestDeletion({ userId, salt: randomUUID(), at, resumeAt: at, expireAt: at })
  while (await people.deletionBatch(userId, at, 100));
}

/** The tasks due at a time, by kind. Takes none of them. */
export const dueAt = (db: Kysely<Schema>, now: number, queue: Queue = 'live') =>
  db
    .selectFrom('tasks')
    .select(['kind', 'ref', 'queue', 'due_at as dueAt', 'attempts', 'version'])
    .where('queue', '=', queue)
    .where('due_at', '<=', now)
    .orderBy('kind')
    .execute()

/** The task queue of a process that gives all kinds this lease. */
export const tasksWithLease = (
  db: Kysely<Schema>,
  leaseMs: number,
  others: Readonly<Record<string, { readonly leaseMs: number }>> = {},
) =>
  taskStore(db, {
    ...Object.fromEntries(Object.keys(TASK_KINDS).map(kind => [kind, { leaseMs }])),
    ...others,
  })
