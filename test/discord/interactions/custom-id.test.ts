import fc from 'fast-check'
import { expect, test } from 'vitest'
import { components } from '../../../src/discord/interactions/components/index.ts'
import {
  CUSTOM_ID_KINDS,
  type CustomId,
  formatCustomId,
  OFFER_CHOICES,
  parseCustomId,
  STATS_PARTS,
} from '../../../src/discord/interactions/custom-id.ts'
import { forms } from '../../../src/discord/interactions/forms/index.ts'
import { REVIEW_FILTERS } from '../../../src/play/exam/views.ts'
import { STUDY_FIELDS } from '../../../src/play/study/typed-settings.ts'
import { PERIOD_NAMES } from '../../../src/quiz/day.ts'
import { EXTRA_TIMES } from '../../../src/quiz/exam/time.ts'
import { BOARD_NAMES } from '../../../src/quiz/ranking.ts'

const letters = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })

const id = letters('0123456789abcdefghijklmnopqrstuvwxyz', 16)
const offer = {
  bank: letters('0123456789abcdef', 8),
  format: fc.oneof(fc.constantFrom('full', 'half', 'ten'), letters('0123456789abcdef', 8)),
  extra: fc.constantFrom(...EXTRA_TIMES),
}
const anyButton: fc.Arbitrary<CustomId> = fc.oneof(
  fc.record({ kind: fc.constant('answer'), postId: id, key: fc.constantFrom(...'ABCDEFGHIJ') }),
  fc.record({ kind: fc.constant('pick'), postId: id, place: fc.nat(9) }),
  fc.record({
    kind: fc.constantFrom('picks', 'choose', 'reveal', 'details', 'next', 'again', 'guess'),
    postId: id,
  }),
  fc.record({ kind: fc.constantFrom('stop', 'finish'), sessionId: id }),
  fc.record({ kind: fc.constantFrom('sure', 'sure-picks'), postId: id, sure: fc.constantFrom(1, 2, 3) }),
  fc.record({
    kind: fc.constant('sure-pick'),
    postId: id,
    place: fc.nat(9),
    sure: fc.constantFrom(1, 2, 3),
  }),
  fc.record({ kind: fc.constant('review'), what: fc.constantFrom('due', 'new') }),
  fc.record({
    kind: fc.constant('review-topic'),
    what: fc.constantFrom('due', 'new'),
    topic: letters('0123456789abcdef', 12),
  }),
  fc.record({ kind: fc.constantFrom('quiz', 'streak', 'stats-bank', 'stats-look') }),
  fc.record({
    kind: fc.constant('stats'),
    part: fc.constantFrom(...STATS_PARTS),
    topic: letters('0123456789abcdef', 12),
    page: fc.integer({ min: 0, max: 999_999 }),
  }),
  fc.record({ kind: fc.constant('practice'), topic: letters('0123456789abcdef', 12) }),
  fc.record({ kind: fc.constantFrom('quiz', 'streak', 'exam-look', 'exam-history', 'exam-new') }),
  fc.record({ kind: fc.constant('exam-set'), what: fc.constantFrom(...OFFER_CHOICES), ...offer }),
  fc.record({ kind: fc.constant('exam-begin'), ...offer }),
  fc.record({
    kind: fc.constant('event-announce'),
    eventId: id,
    bank: offer.bank,
    format: offer.format,
    at: fc.integer({ min: 0, max: 99_999_999_999 }),
  }),
  fc.record({
    kind: fc.constantFrom('event-join', 'event-leave', 'event-begin', 'event-cancel'),
    eventId: id,
  }),
  fc.record({ kind: fc.constant('event-share'), eventId: id, to: fc.constantFrom('on', 'off') }),
  fc.record({ kind: fc.constant('event-result'), eventId: id, from: fc.constantFrom('notice', 'summary') }),
  fc.record({ kind: fc.constantFrom('event-drop', 'event-keep') }),
  fc.record({ kind: fc.constant('exam-pick'), examId: id, number: fc.nat(9999), place: fc.nat(9) }),
  fc.record({ kind: fc.constant('exam-picks'), examId: id, number: fc.nat(9999) }),
  fc.record({
    kind: fc.constant('exam-sure'),
    examId: id,
    number: fc.nat(9999),
    level: fc.constantFrom(1, 2, 3),
  }),
  fc.record({
    kind: fc.constant('exam-flag'),
    examId: id,
    number: fc.nat(9999),
    to: fc.constantFrom('on', 'off'),
  }),
  fc.record({
    kind: fc.constant('exam-go'),
    examId: id,
    way: fc.constantFrom('back', 'next', 'here', 'open', 'flagged'),
    number: fc.nat(9999),
  }),
  fc.record({ kind: fc.constant('exam-jump'), examId: id, first: fc.nat(9999) }),
  fc.record({ kind: fc.constant('exam-overview'), examId: id, page: fc.nat(9999) }),
  fc.record({
    kind: fc.constantFrom('exam-end', 'exam-submit', 'exam-give-up', 'exam-discard', 'exam-result'),
    examId: id,
  }),
  fc.record({
    kind: fc.constant('exam-review'),
    examId: id,
    filter: fc.constantFrom(...REVIEW_FILTERS),
    index: fc.nat(9999),
  }),
  fc.record({ kind: fc.constantFrom('study', 'unpause') }),
  fc.record({ kind: fc.constant('plan'), field: fc.constantFrom(...STUDY_FIELDS) }),
  fc.record({ kind: fc.constantFrom('unremind', 'weekly-board'), day: fc.integer({ min: 0, max: 999_999 }) }),
  fc.record({ kind: fc.constant('leaderboard'), by: fc.constantFrom(...BOARD_NAMES) }),
  fc.record({ kind: fc.constant('data'), action: fc.constantFrom('export', 'hide', 'delete') }),
  fc.record({ kind: fc.constantFrom('forget', 'keep', 'cancel'), userId: letters('123456789', 18) }),
  fc.record({ kind: fc.constant('off'), dailyId: id, userId: letters('123456789', 18) }),
  fc.record({
    kind: fc.constantFrom('board', 'period', 'page'),
    by: fc.constantFrom(...BOARD_NAMES),
    period: fc.constantFrom(...PERIOD_NAMES),
    page: fc.integer({ min: 0, max: 999_999 }),
    userId: letters('123456789', 18),
  }),
) as fc.Arbitrary<CustomId>

test('an id means what was put into it, within 100 characters', () => {
  fc.assert(
    fc.property(anyButton, button => {
      expect(parseCustomId(formatCustomId(button))).toEqual(button)
      expect(formatCustomId(button).length).toBeLessThanOrEqual(100)
    }),
  )
})

test('whatever text comes, it is read as exactly itself or as none of ours', () => {
  const close = fc.tuple(anyButton, fc.string(), fc.nat(60)).map(([button, noise, at]) => {
    const text = formatCustomId(button)
    return text.slice(0, at) + noise + text.slice(at)
  })
  fc.assert(
    fc.property(fc.oneof(fc.string(), close), text => {
      const button = parseCustomId(text)
      if (button) expect(formatCustomId(button)).toBe(text)
    }),
    { numRuns: 1000 },
  )
})

test.each([
  '',
  'A',
  'p0:answer:0123456789abcdef:A',
  'p1:answer:0123456789abcdef:K',
  'p1:answer:0123456789ABCDEF:A',
  'p1:pick:0123456789abcdef:A',
  'p1:pick:0123456789abcdef:10',
  'p1:answer:0123456789abcdef',
  'p1:answer:0123456789abcdef:A:extra',
  'p1:board:month:01:300000000000000001',
  'p1:board:month:-1:300000000000000001',
  'p1:board:year:0:300000000000000001',
  'p1:sure:0123456789abcdef:0',
  'p1:sure:0123456789abcdef:4',
  'p1:review:later',
  'p1:drop:0123456789abcdef',
  'p1:forget:ana',
  'p1:keep:300000000000000001:extra',
  `p1:reveal:${'0'.repeat(200)}`,
])('%j is none of ours', text => {
  expect(parseCustomId(text)).toBeNull()
})

test('every kind has a handler, and every handler has a kind', () => {
  const handled = new Set([...components, ...forms].map(({ kind }) => kind))
  expect([...handled].sort()).toEqual([...CUSTOM_ID_KINDS].sort())
})
