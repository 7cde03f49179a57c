import { entrantBody, sealedBody } from '../../../src/discord/render/exam/entrant.ts'
import { eventBody, eventSummaryBody } from '../../../src/discord/render/exam/event.ts'
import { cancelEventBody, eventListBody, eventOfferBody } from '../../../src/discord/render/exam/events.ts'
import { examHistoryBody } from '../../../src/discord/render/exam/history.ts'
import { discardExamBody, examOfferBody, openExamBody } from '../../../src/discord/render/exam/offer.ts'
import { examConfirmBody, examOverviewBody } from '../../../src/discord/render/exam/overview.ts'
import { examAlt } from '../../../src/discord/render/exam/picture.ts'
import { examQuestionBody } from '../../../src/discord/render/exam/question.ts'
import { examResultBody } from '../../../src/discord/render/exam/result.ts'
import { examReviewBody } from '../../../src/discord/render/exam/review.ts'
import type { ExamEvent } from '../../../src/play/exam/event.ts'
import type { AskedItem, Exam } from '../../../src/play/exam/exam.ts'
import { resultOfExam } from '../../../src/play/exam/grade-exam.ts'
import { MAX_EVENTS } from '../../../src/play/exam/plan-event.ts'
import { REVIEW_FILTERS } from '../../../src/play/exam/views.ts'
import { type ExamBank, formatsOf } from '../../../src/quiz/exam/format.ts'
import { planExam } from '../../../src/quiz/exam/plan.ts'
import { summarize } from '../../../src/quiz/exam/summary.ts'
import { EXTRA_TIMES } from '../../../src/quiz/exam/time.ts'
import type { Question } from '../../../src/quiz/question.ts'
import type { Words } from '../../../src/words/index.ts'
import { sampleBank } from '../../quiz/sample.ts'
import { NOON, sampleEvent, sampleExam } from '../../store/sample.ts'
import type { NamedBodies } from './every-message.ts'

/** Every message of an exam in one language. All data is Greek, as in every-message. */

const TITLE = 'Η τράπεζα'
const DOMAINS = ['Πλανήτες', 'Άστρα']

/** As long as an exam can be, of questions like this one. */
const itemsOf = (question: Question, count: number): AskedItem[] =>
  Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    questionId: question.id,
    hash: question.hash,
    seed: index,
    domain: DOMAINS[index % 2]!,
    picks: [[], [question.answer], [[question.options[0]!.key], question.answer]][index % 3]!,
    flagged: index % 4 === 0,
    confidence: ([null, 1, 2, 3] as const)[index % 4]!,
    spentMs: 1000 * index,
    right: null,
    isTrial: index % 20 === 7,
    question,
  }))

const examOf = (given: Partial<Exam> = {}): Exam =>
  sampleExam({ blueprint: DOMAINS.map(domain => ({ domain, weight: 50 })), questions: 65, ...given })

const submitted = (given: Partial<Exam> = {}): Exam =>
  examOf({
    submission: { at: NOON + 3_600_000, by: 'deadline', answered: 40, right: 30, score: 7199 },
    ...given,
  })

/** All about one question of an exam. */
export const examMessagesAbout = (question: Question, words: Words): NamedBodies => {
  const items = itemsOf(question, 65)
  const view = { exam: examOf(), title: TITLE, items, now: NOON }
  return [
    ...items
      .slice(0, 4)
      .map(item => ['question of an exam', examQuestionBody({ ...view, item, question }, words)] as const),
    ...REVIEW_FILTERS.flatMap(filter =>
      items
        .slice(0, 3)
        .map(
          (item, index) =>
            [
              'review of an exam',
              examReviewBody({ exam: submitted(), filter, item, index, count: 3 }, words),
            ] as const,
        ),
    ),
  ]
}

const bankOf = (count: number, domains: readonly string[]): ExamBank => ({
  ...sampleBank(0),
  title: TITLE,
  domains: domains.map(name => ({ name, weight: 1 })),
  exam: { questions: 65, minutes: 130, passMark: 66.7 },
  questions: Array.from({ length: count }, (_, index) => ({
    ...sampleBank(1).questions[0]!,
    id: `sample/${index}`,
    domain: domains[index % domains.length] ?? null,
  })),
})

const offers = (words: Words): NamedBodies =>
  [bankOf(400, DOMAINS), bankOf(20, DOMAINS), bankOf(0, DOMAINS), bankOf(70, [])].flatMap(bank =>
    formatsOf(bank).flatMap((format, index) =>
      EXTRA_TIMES.slice(0, index === 0 ? undefined : 1).map(extra => {
        const plan = planExam(bank, format, bank.questions)
        const banks = [bank, { ...bank, name: 'other' }]
        return ['offer of an exam', examOfferBody({ bank, format, extra, plan, banks }, words)] as const
      }),
    ),
  )

const LONG_DOMAINS = Array.from({ length: 50 }, (_, index) => `${'Ω'.repeat(98)}${index}`)

export const everyExamMessage = (question: Question, words: Words): NamedBodies => {
  const items = itemsOf(question, 65)
  const views = [
    { exam: examOf(), title: TITLE, items, now: NOON },
    { exam: examOf({ endsAt: null }), title: TITLE, items: itemsOf(question, 1000), now: NOON },
    {
      exam: examOf({ endsAt: NOON + 1000 }),
      title: TITLE,
      items: items.map(item => ({ ...item, picks: [['A']], flagged: false })),
      now: NOON,
    },
  ]
  const longest = examOf({
    blueprint: LONG_DOMAINS.map(domain => ({ domain, weight: 1 })),
    format: 'domain',
    domain: LONG_DOMAINS[0]!,
  })
  const results = [
    submitted(),
    submitted({ passMark: 100, eventId: sampleEvent().id }),
    { ...submitted(), blueprint: longest.blueprint },
  ]
  const history = Array.from({ length: 10 }, (_, n) => ({
    exam: submitted({ id: `exam00000000000${n}` }),
    title: TITLE,
  }))
  const sealed = [null, NOON].map(until => ({ exam: submitted({ isSealed: true }), title: TITLE, until }))
  return [
    ...offers(words),
    ['offer of a long bank', examOfferBody(longOffer(), words)],
    ...views.flatMap(view => [
      ['open exam', openExamBody(view, words)] as const,
      ['giving up an exam', discardExamBody(view, words)] as const,
      ...[0, 13].map(page => ['overview of an exam', examOverviewBody(view, page, words)] as const),
      ['end of an exam', examConfirmBody(view, words)] as const,
    ]),
    ...results.flatMap(exam => {
      const marked = items.map((item, index) => ({
        ...item,
        domain: exam.blueprint[index % exam.blueprint.length]!.domain,
      }))
      const view = { exam, title: TITLE, items: marked, now: NOON }
      const result = { ...view, result: resultOfExam(exam, marked) }
      const picture = { alt: examAlt(result, words), png: Buffer.from('png') }
      return [null, picture].map(
        picture => ['result of an exam', examResultBody(result, words, picture)] as const,
      )
    }),
    ...everyEventMessage(words),
    ...[history, []].flatMap(results =>
      [sealed, []].map(sealed => ['past exams', examHistoryBody({ results, sealed }, words)] as const),
    ),
  ]
}

const events: readonly ExamEvent[] = [
  sampleEvent(),
  sampleEvent({ begunAt: NOON, messageId: '700000000000000001' }),
  sampleEvent({ begunAt: NOON, endedAt: NOON }),
  sampleEvent({ endedAt: NOON, cancelledAt: NOON }),
  sampleEvent({ begunAt: NOON, endedAt: NOON, cancelledAt: NOON }),
]

/** Every message of a group exam. */
const everyEventMessage = (words: Words): NamedBodies => {
  const bank = bankOf(20, DOMAINS)
  const plan = planExam(bank, formatsOf(bank)[0]!, bank.questions)
  const offer = { id: events[0]!.id, bank, format: formatsOf(bank)[0]!, plan, zone: 'Ελλάδα' }
  const views = events.map((event, index) => ({
    event,
    title: TITLE,
    joined: 3,
    openUntil: index === 1 ? NOON : null,
    isLost: index === 1,
    now: index === 0 ? event.startsAt + 60_000 : NOON,
  }))
  const called = { ...views[3]!, event: sampleEvent({ messageId: '7', endedAt: FAR, cancelledAt: FAR }) }
  const entrant = { eventId: events[0]!.id, userId: ANA_ID, joinedAt: NOON, shares: false, extraMinutes: 0 }
  return [
    ...[null, NOON].map(
      startsAt => ['offer of a group exam', eventOfferBody({ ...offer, startsAt }, words)] as const,
    ),
    ...views.map(view => ['group exam', eventBody(view, words)] as const),
    ...views.slice(0, 2).map(view => ['cancel a group exam', cancelEventBody(view, words)] as const),
    ...[[], Array.from({ length: MAX_EVENTS }, (_, n) => views[n % 2]!)].flatMap(events =>
      [[], [...views.slice(3), ...views.slice(3), called]].map(
        cancelled => ['group exams', eventListBody({ events, cancelled }, words)] as const,
      ),
    ),
    ...[true, false].flatMap(on =>
      [0, 90].map(
        extraMinutes =>
          [
            'joined a group exam',
            entrantBody(
              {
                event: events[0]!,
                title: TITLE,
                entrant: { ...entrant, shares: on, extraMinutes },
                endsAt: NOON,
                canBegin: on,
              },
              words,
            ),
          ] as const,
      ),
    ),
    ...[null, NOON].map(
      until => ['submitted group exam', sealedBody({ kind: 'sealed', until }, words)] as const,
    ),
    ...[0, 1, 200].map(
      count =>
        [
          'summary of a group exam',
          eventSummaryBody(
            {
              ...views[2]!,
              summary: summarize(
                Array.from({ length: 6 + count }, (_, n) => ({
                  userId: `${4e17 + n * 1000}`,
                  score: 50 * n,
                })),
                ({ score }) => count > 1 || score < 50 * count,
                7000,
              ),
            },
            words,
          ),
        ] as const,
    ),
    [
      'open group exam',
      openExamBody({ exam: examOf({ eventId: events[0]!.id }), title: TITLE, items: [], now: NOON }, words),
    ],
  ]
}

const FAR = NOON + 30 * 86_400_000

const ANA_ID = '400000000000000001'

const longOffer = () => {
  const bank = bankOf(100, LONG_DOMAINS)
  const format = formatsOf(bank)[0]!
  return { bank, format, extra: 'none' as const, plan: planExam(bank, format, bank.questions), banks: [bank] }
}
