import type { Attempt } from '../../src/play/ports.ts'
import type { Post, Session } from '../../src/play/record.ts'

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
  ...given,
})

export const someClick = (at = NOON) => ({ messageId: 'message-clicked', pass: somePass(at) })

export const somePass = (at = NOON) => ({ token: `token-${at}`, issuedAt: at })
