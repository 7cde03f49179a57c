import type { Attempt, Store } from '../../src/play/ports.ts'
import {
  type Daily,
  type Lane,
  type Post,
  type Session,
  TASK_KINDS,
  type Task,
  type TaskKind,
} from '../../src/play/record.ts'
import { dateIn } from '../../src/quiz/day.ts'

export const NOON = Date.parse('2026-11-23T12:00:00Z')

export const samplePost = (given: Partial<Post> = {}): Post => ({
  id: 'post000000000001',
  serverId: '100000000000000001',
  channelId: '200000000000000001',
  audience: 'channel',
  askedBy: '300000000000000001',
  questionId: 'sample/one',
  hash: '0123456789abcdef',
  seed: 4_000_000_000,
  topic: null,
  difficulty: null,
  seconds: null,
  sessionId: null,
  round: 1,
  rounds: 1,
  locale: 'en-US',
  zone: 'UTC',
  daily: null,
  openedAt: NOON,
  closesAt: NOON + 600_000,
  closedAt: null,
  messageId: null,
  pass: { token: 'token-of-the-command', issuedAt: NOON },
  ...given,
})

export const sampleSession = (given: Partial<Session> = {}): Session => ({
  id: 'session000000001',
  serverId: '100000000000000001',
  channelId: '200000000000000001',
  audience: 'channel',
  startedBy: '300000000000000001',
  rounds: 3,
  locale: 'en-US',
  startedAt: NOON,
  endedAt: null,
  pass: { token: 'token-of-the-command', issuedAt: NOON },
  ...given,
})

export const sampleAttempt = (given: Partial<Attempt> = {}): Attempt => ({
  postId: 'post000000000001',
  userId: '400000000000000001',
  picked: ['B'],
  right: true,
  score: 10,
  tookMs: 5000,
  answeredAt: NOON + 5000,
  day: dateIn('UTC', given.answeredAt ?? NOON),
  ...given,
})

export const someClick = (at = NOON) => ({ messageId: 'message-clicked', pass: somePass(at) })

export const somePass = (at = NOON) => ({ token: `token-${at}`, issuedAt: at })

/** Every day at noon, UTC, next on the day after. */
export const sampleDaily = (given: Partial<Daily> = {}): Daily => ({
  id: 'daily00000000001',
  serverId: '100000000000000001',
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

/** A lease of the same length for each kind of work. */
export const leaseOf = (ms: number) =>
  Object.fromEntries(TASK_KINDS.map(kind => [kind, ms])) as Record<TaskKind, number>

/** What is due at a time, by kind. It stays due, since it is taken for no time at all. */
export const dueAt = async (store: Store, now: number, lane: Lane = 'live'): Promise<Task[]> =>
  (await store.takeDue(now, lane, 1000, leaseOf(0))).sort((a, b) => (a.kind < b.kind ? -1 : 1))
