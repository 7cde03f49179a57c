import { boardBody, boardPicture } from '../../../src/discord/render/board/board.ts'
import type { PictureRequest } from '../../../src/discord/render/board/picture.ts'
import { seasonPicture } from '../../../src/discord/render/board/season.ts'
import { standingsBody } from '../../../src/discord/render/board/standings.ts'
import { type CheckedDaily, dailiesBody, setBody } from '../../../src/discord/render/daily.ts'
import { helpBody } from '../../../src/discord/render/help.ts'
import { noticesBody } from '../../../src/discord/render/notices.ts'
import { type Body, noticeBody } from '../../../src/discord/render/parts/body.ts'
import { askBody, exportBody, privacyBody } from '../../../src/discord/render/privacy.ts'
import { detailsBody } from '../../../src/discord/render/question/details.ts'
import { questionBody } from '../../../src/discord/render/question/question.ts'
import { revealBody } from '../../../src/discord/render/question/reveal.ts'
import { verdictBody } from '../../../src/discord/render/question/verdict.ts'
import { mistakeBody, reportedBody } from '../../../src/discord/render/report/report.ts'
import { statsAlt } from '../../../src/discord/render/stats/picture.ts'
import { statsBody } from '../../../src/discord/render/stats/stats.ts'
import { statsTagsBody } from '../../../src/discord/render/stats/tags.ts'
import { streakBody } from '../../../src/discord/render/streak.ts'
import { blockedBody, reminderBody, stoppedBody } from '../../../src/discord/render/study/reminder.ts'
import { nothingDueBody, reviewSummaryBody } from '../../../src/discord/render/study/review.ts'
import { studyBody, typedRefusalBody } from '../../../src/discord/render/study/study.ts'
import type { StudyNote } from '../../../src/play/answer.ts'
import { MAX_DAILIES } from '../../../src/play/dailies/set-daily.ts'
import type { BoardView } from '../../../src/play/leaderboard.ts'
import { NEEDED } from '../../../src/play/ports/permissions.ts'
import { REPORT_OUTCOMES, type Report, type ReportOutcome } from '../../../src/play/ports/reports.ts'
import type { Answer, Post, Purpose } from '../../../src/play/record.ts'
import { DEFAULT_STUDY } from '../../../src/play/study/record.ts'
import type { StudyView } from '../../../src/play/study/show-study.ts'
import type { TypedRefusal } from '../../../src/play/study/typed-settings.ts'
import { LATE_LIMIT_MS } from '../../../src/play/time-limits.ts'
import type { DailyNote } from '../../../src/play/views.ts'
import { correct, type Fix, optionsDigest } from '../../../src/quiz/correction.ts'
import { PERIOD_NAMES } from '../../../src/quiz/day.ts'
import { type Question, stableId } from '../../../src/quiz/question.ts'
import { BOARD_NAMES } from '../../../src/quiz/ranking.ts'
import { REPORT_REASONS, type ReportReason } from '../../../src/quiz/report.ts'
import { CONFIDENCES } from '../../../src/quiz/study/card.ts'
import type { Words } from '../../../src/words/index.ts'
import { sampleQuestion } from '../../quiz/sample.ts'
import {
  dailyPurpose,
  NOON,
  reviewPurpose,
  sampleAnswer,
  sampleCorrection,
  sampleDaily,
  samplePost,
  sampleReport,
  sampleSession,
  seriesPurpose,
} from '../../store/sample.ts'
import { curationMessagesAbout, everyCurationMessage } from './every-curation.ts'
import { everyExamMessage, examMessagesAbout } from './every-exam.ts'
import { everyFinding } from './every-findings.ts'
import { everyResultsMessage } from './every-results.ts'
import { everyRolesMessage } from './every-roles.ts'
import { everyScoringMessage } from './every-scoring.ts'
import { everySettingsMessage } from './every-settings.ts'
import { everySuggestionMessage, suggestionMessagesAbout } from './every-suggestion.ts'
import { everyWeeklyMessage } from './every-weekly.ts'
import { GREEK_STATS, sampleStats } from './sample-stats.ts'

/** Every kind of message in one language. All data is Greek, so that Latin letters can only come from the code. */

export type NamedBodies = readonly (readonly [name: string, body: Body])[]

export const ANA = '400000000000000001'

export const GREEK = sampleQuestion({
  domain: 'Πλανήτες',
  text: 'Ποιος είναι ο κόκκινος πλανήτης;',
  options: ['Αφροδίτη', 'Άρης', 'Δίας', 'Κρόνος'].map((text, index) => ({
    key: 'ABCD'[index]!,
    text,
    rationale: `${text}: έτσι είναι.`,
  })),
  explanation: 'Σκουριά καλύπτει το έδαφός του.',
})

const GREEK_TOPIC = 'τράπεζα/tag/Άστρα'

const post = (purpose: Purpose, audience: Post['audience'] = 'channel'): Post =>
  samplePost({ purpose, audience, closesAt: NOON + 86_400_000 + LATE_LIMIT_MS, openedAt: NOON + 3_600_000 })

const POSTS: readonly (readonly [string, Post])[] = [
  ['quiz', post({ kind: 'quiz' })],
  ['quiz without seasons', { ...post({ kind: 'quiz' }), rhythm: 'never' }],
  ['private quiz', post({ kind: 'quiz' }, 'private')],
  ['series', post(seriesPurpose(2))],
  ['series with points for speed', { ...post(seriesPurpose(2)), seconds: 30, speedPays: true }],
  ['private series', post(seriesPurpose(2), 'private')],
  ['review', post(reviewPurpose(2), 'private')],
  ['daily', post(dailyPurpose('2026-11-23'))],
]

const answers: readonly Partial<Answer>[] = [
  { picked: ['B'], right: true, score: 13 },
  { picked: ['A'] },
  { picked: ['B'], right: true, counted: false },
]

const studies: readonly StudyNote[] = [
  { back: { days: 0, resting: false }, guess: 'noted' },
  { back: { days: 1, resting: false }, guess: null },
  { back: { days: 12, resting: false }, guess: 'possible' },
  { back: { days: 200, resting: false }, guess: 'possible' },
  { back: { days: 30, resting: true }, guess: null },
]

const reviewed = (words: Words): NamedBodies =>
  [0, 1, 8].flatMap(count =>
    [true, false].map((more): readonly [string, Body] => [
      `review of ${count}`,
      reviewSummaryBody(
        {
          session: sampleSession({ audience: 'private' }),
          answered: 2 * count,
          right: count,
          learned: Array.from({ length: count }, () => GREEK),
          missed: Array.from({ length: count }, () => GREEK),
          more,
          topic: more ? 'sample/domain/First' : null,
          done: more && count > 0 ? { reviewed: count, waiting: count } : null,
          tomorrow: count,
          week: 3 * count,
        },
        words,
      ),
    ]),
  )

const nothingDue = (words: Words): NamedBodies =>
  [null, { days: 1, count: 1 }, { days: 90, count: 7 }].flatMap(next =>
    [0, 1, 5].map((fresh): readonly [string, Body] => [
      'nothing due',
      nothingDueBody({ kind: 'nothing-due', topic: fresh === 1 ? 'sample' : null, next, fresh }, words),
    ]),
  )

const total = (n: number) => ({
  userId: n === 2 ? null : `${400000000000000000n + BigInt(n)}`,
  points: 1000 - n,
  answered: 120,
  right: 90,
  lastAt: 0,
  streak: 3,
})

const season = { season: '2026-10', best: [1, 2, 3].map(total) }

const yesterday = {
  channelId: '200000000000000001',
  messageId: '600000000000000001',
  day: '2026-11-22',
  answered: 12,
  right: 7,
  first: { userId: null },
}

const notes: readonly DailyNote[] = [
  { roleId: '500000000000000001', yesterday, season },
  { roleId: null, yesterday: { ...yesterday, answered: 0 }, season: null },
]

/** All about one question. */
export const messagesAbout = (question: Question, words: Words): NamedBodies => {
  const ballots = Array.from({ length: 30 }, (_, n) => ({
    userId: `${400000000000000000n + BigInt(n)}`,
    picked: question.answer.length > 1 || n % 3 > 0 ? question.answer : [question.options[0]!.key],
  }))
  const hidden = new Set([ballots[1]!.userId])
  const posts = POSTS.flatMap(
    ([name, post]): NamedBodies => [
      ...[0, 3].map(
        answered =>
          [
            `open ${name}, ${answered} answers`,
            questionBody({ post, question, answered, daily: null }, words),
          ] as const,
      ),
      ...notes.map(
        daily =>
          [`open ${name} with notes`, questionBody({ post, question, answered: 1, daily }, words)] as const,
      ),
      ...answers.map(
        given =>
          [
            `verdict on ${name}`,
            verdictBody(
              {
                post,
                question,
                answer: sampleAnswer(given),
                streak: { length: 8, longest: 30, freezes: 2, lastDay: '2026-11-23' },
                rewards: {
                  streak: { freezesUsed: 2, isLost: true, hasEarned: true, milestone: 365 },
                  rank: 10,
                },
                again: true,
              },
              words,
            ),
          ] as const,
      ),
      ...[true, false].map(
        goesOn =>
          [`reveal of ${name}`, revealBody({ post, question, ballots, hidden, goesOn }, words)] as const,
      ),
      [
        `own reveal of ${name}`,
        revealBody({ post, question, ballots, hidden, goesOn: true }, words, sampleAnswer({ picked: ['B'] })),
      ],
      ...[null, sampleAnswer({ picked: ['A'] })].map(
        own => [`details of ${name}`, detailsBody({ post, question, own }, words)] as const,
      ),
      [`empty reveal of ${name}`, revealBody({ post, question, ballots: [], hidden, goesOn: false }, words)],
    ],
  )
  return [
    ...posts,
    ...examMessagesAbout(question, words),
    ...studyMessagesAbout(question, words),
    ...reportMessagesAbout(question, words),
    ...curationMessagesAbout(question, words),
    ...suggestionMessagesAbout(question, words),
    ...correctionMessagesAbout(question, words),
  ]
}

const reportId = { kind: 'report', postId: samplePost().id } as const

const COMMENTS = ['Λάθος *κλειδί* <@&5>', '_'.repeat(300), null]

/** Reports with the longest text that people can write, and with none. */
const reportMessagesAbout = (question: Question, words: Words): NamedBodies =>
  COMMENTS.flatMap((comment, n): NamedBodies => {
    const report = reportOf(question, REPORT_REASONS[n]!, comment)
    const { questionId, hash, postId, guildId, picked } = report
    const shown = { question, seed: 1, questionId, hash, postId, guildId, picked }
    const told = REPORT_OUTCOMES.slice(n, n + 3).map(outcome => noticeOf(report, outcome, question))
    const kind = comment === null ? 'updated' : 'filed'
    return [
      [`report ${kind}`, reportedBody(reportId, { kind, report, shown }, words)],
      ['notices', noticesBody({ told, later: n }, words)],
    ]
  })

const reportOf = (question: Question, reason: ReportReason, comment: string | null): Report => ({
  ...sampleReport(),
  reason,
  suggested: comment === null ? null : question.options.map(({ key }) => key),
  source: comment && `https://example.org/${'a'.repeat(380)}`,
  comment,
})

const noticeOf = (
  report: Report,
  outcome: ReportOutcome,
  question: Question,
  now: Question | null = question,
) => ({
  kind: 'report' as const,
  report: { ...report, closed: { at: NOON, outcome, reply: report.comment } },
  question,
  now,
  notices: [],
})

/** What a corrected key means for someone: each fix, for those who gain, gain nothing, or keep what they have. */
const correctionMessagesAbout = (filed: Question, words: Words): NamedBodies =>
  FIXES.map(fixOf => fixOf(filed)).flatMap((fix): NamedBodies => {
    const correction = sampleCorrection({
      questionId: stableId(filed),
      was: filed.answer,
      optionsDigest: optionsDigest(filed),
      fix,
      comment: COMMENTS[0]!,
    })
    const question = correct(filed, [correction])
    const post = samplePost()
    const told = [10, 0, null].map(points => {
      const own = { picked: filed.answer, points: points ?? 0, wasRight: false, nowRight: points !== null }
      const { id: postId, hash, seed } = post
      return { kind: 'rescored' as const, correction, postId, hash, seed, question, ...own, notices: [] }
    })
    const closed = { post, question, ballots: [], hidden: new Set<string>(), goesOn: false }
    return [
      ['rescored', noticesBody({ told, later: 1 }, words)],
      ['corrected reveal', revealBody(closed, words)],
      ['corrected details', detailsBody({ post, question, own: sampleAnswer() }, words)],
    ]
  })

const otherKeys = ({ options, answer }: Question): string[] =>
  options.filter(({ key }) => !answer.includes(key)).map(({ key }) => key)

const FIXES: readonly ((question: Question) => Fix)[] = [
  question => ({ kind: 'key', answer: otherKeys(question) }),
  question => ({ kind: 'accept', accepted: otherKeys(question) }),
  () => ({ kind: 'void' }),
]

/** Every reason with every outcome. */
const reportMessages = (words: Words): NamedBodies =>
  REPORT_REASONS.flatMap(reason =>
    REPORT_OUTCOMES.flatMap(outcome =>
      [null, GREEK].map(now => {
        const told = [noticeOf(reportOf(GREEK, reason, COMMENTS[0]!), outcome, GREEK, now)]
        return ['notice', noticesBody({ told, later: 1 }, words)] as const
      }),
    ),
  )

const reportMistakes = (words: Words): NamedBodies =>
  (['no-reason', 'no-such-option', 'no-comment', 'no-link', 'same-answer'] as const).flatMap(mistake =>
    [null, '`_'.repeat(150)].map(
      written =>
        [mistake, mistakeBody(reportId, mistake, { source: written, comment: written }, words)] as const,
    ),
  )

/** Of a question that is to be seen again. */
const studyMessagesAbout = (question: Question, words: Words): NamedBodies =>
  POSTS.flatMap(([name, post]): NamedBodies => {
    const reveal = { post, question, ballots: [], hidden: new Set<string>(), goesOn: true }
    const answer = sampleAnswer(answers[0])
    return [
      ...studies.flatMap(
        (study): NamedBodies => [
          [`own reveal of ${name}, to be seen again`, revealBody(reveal, words, answer, study)],
          [
            `verdict on ${name}, to be seen again`,
            verdictBody(
              { post, question, answer, streak: null, again: false, study, tellsWhoSees: true },
              words,
            ),
          ],
        ],
      ),
      ...CONFIDENCES.map(
        sure =>
          [
            `open ${name}, how sure: ${sure}`,
            questionBody({ post, question, answered: 0, daily: null }, words, null, sure),
          ] as const,
      ),
    ]
  })

const boards: readonly (BoardView & { ephemeral: boolean })[] = BOARD_NAMES.flatMap(by =>
  PERIOD_NAMES.flatMap(period => [
    ...[true, false].flatMap(ephemeral =>
      [10, 0].map(rows => ({
        kind: 'server' as const,
        by,
        period,
        season: '2026-Q4',
        page: rows === 0 ? 0 : 1,
        more: rows > 0,
        totals: Array.from({ length: rows }, (_, n) => total(n)),
        own: rows === 0 ? null : { rank: 27, total: { ...total(27), userId: ANA } },
        userId: ANA,
        hidden: false,
        ephemeral,
      })),
    ),
    ...[
      { answered: 12, right: 9 },
      { answered: 0, right: 0 },
    ].map(ever => ({
      kind: 'own' as const,
      by,
      period,
      statistics: { season: ever, ever },
      userId: ANA,
      ephemeral: true,
    })),
  ]),
)

const exportFile = { name: 'my-data.json', data: Buffer.from('{}') }

const exportSentences = ({ privacy }: Words): string[] => [
  privacy.exported(2),
  privacy.exportPart(1),
  privacy.exportEnd(2, 5000),
  privacy.exportCut(6, 5000),
]

const daily = sampleDaily({
  zone: 'Ευρώπη/Αθήνα',
  topic: GREEK_TOPIC,
  difficulty: 'δύσκολο',
  roleId: '500000000000000001',
  thread: true,
})

const statuses = (words: Words): CheckedDaily[] =>
  Object.keys(words.daily.problems).map((kind, index) => ({
    daily: {
      ...daily,
      ...(index % 2 === 0 && { next: null, topic: null }),
      problem: { kind: kind as 'paused', at: NOON },
    },
    lastPost: samplePost({ messageId: '600000000000000001' }),
    missing: NEEDED.slice(index % 5),
  }))

/** As many as a server can have, each as long as it can be. */
const longestDailies: CheckedDaily[] = Array.from({ length: MAX_DAILIES }, () => ({
  daily: {
    ...daily,
    topic: `τράπεζα/tag/${'Ω'.repeat(88)}`,
    difficulty: 'Ω'.repeat(100),
    next: null,
    problem: { kind: 'channel-gone', at: NOON },
  },
  lastPost: samplePost({ messageId: '600000000000000001' }),
  missing: NEEDED,
}))

const marks = new Map([
  ['2026-11-19', 'answered' as const],
  ['2026-11-20', 'missed' as const],
  ['2026-11-22', 'frozen' as const],
  ['2026-11-23', 'open' as const],
])

const streak = (length: number, freezes: number, lastDay: string | null, hasDaily: boolean, words: Words) =>
  streakBody(
    { streak: { length, longest: 9, freezes, lastDay }, marks, today: '2026-11-23', hasDaily },
    words,
  )

const placings = Array.from({ length: 25 }, (_, n) => ({
  userId: n === 1 ? null : `${400000000000000000n + BigInt(n)}`,
  right: 4,
  answered: 5,
  score: 60 - n,
}))

const TODAY = 20_780

const studyDay: StudyView = {
  settings: DEFAULT_STUDY,
  zone: 'Ευρώπη/Αθήνα',
  today: TODAY,
  due: 0,
  later: [1, 2, 3, 0, 5, 6, 1200],
  perDay: 20,
  reviewed: 0,
  left: 0,
  pause: null,
  examOn: null,
  examWasOn: null,
  wasBlocked: false,
}

const studyViews: readonly StudyView[] = [
  studyDay,
  { ...studyDay, due: 12, left: 12, examOn: TODAY + 1, wasBlocked: true },
  { ...studyDay, due: 143, left: 20, examOn: TODAY },
  { ...studyDay, due: 123, reviewed: 20, examWasOn: TODAY - 3 },
  { ...studyDay, due: 0, pause: [TODAY - 1, TODAY + 6], examOn: TODAY + 90 },
  { ...studyDay, due: 0, pause: [TODAY - 1, TODAY + 6], examOn: TODAY + 3 },
  { ...studyDay, due: 5, later: [0, 0, 0, 0, 0, 0, 0], pause: [TODAY - 1, TODAY + 6] },
  { ...studyDay, settings: { ...DEFAULT_STUDY, zone: 'Ευρώπη/Αθήνα', remindMinutes: 540 } },
]

const typedRefusals: readonly TypedRefusal[] = [
  ...(['no-such-date', 'two-dates', 'past-date', 'far-date', 'no-such-amount', 'no-such-time'] as const).map(
    kind => ({ kind, typed: 'μεθαύριο' }),
  ),
  ...[[], ['Ευρώπη/Αθήνα']].map(near => ({ kind: 'no-such-zone' as const, typed: 'Αθήνα', near })),
  { kind: 'zone-needed' },
]

const studyMessages = (words: Words): NamedBodies => [
  ...studyViews.map(view => ['study plan', studyBody(view, words)] as const),
  ...typedRefusals.map(refusal => ['study refusal', typedRefusalBody(refusal, 'exam', words)] as const),
  ...[1, 12].map(left => ['reminder', reminderBody({ left, day: TODAY }, words)] as const),
  ['no more reminders', stoppedBody(words)],
  ['reminders refused', blockedBody(words)],
]

/** Sentences of the dispatcher, which has a language of its own for each interaction. */
const dispatcherNotices = ({ refusals }: Words): readonly string[] => [
  refusals.oldButton,
  refusals.oldForm,
  refusals.restarting,
  refusals.failed('0123'),
  refusals.pressFailed('0123'),
]

/** As long as they can be, and each as long as it can be. */
const LONGEST_STATS = {
  title: 'Ω'.repeat(200),
  domains: Array.from({ length: 20 }, (_, n) => `${n} ${'Ω'.repeat(200)}`),
  tags: Array.from({ length: 40 }, (_, n) => `${n} ${'Ω'.repeat(200)}`),
}

const statsMessages = (words: Words): NamedBodies =>
  [
    sampleStats({ names: GREEK_STATS }),
    sampleStats({ names: GREEK_STATS, seen: 20, hasMockExam: false }),
    sampleStats({ names: GREEK_STATS, seen: 0 }),
    sampleStats({ names: LONGEST_STATS, seen: 100, hasMockExam: false }),
  ].flatMap(view => [
    ['statistics', statsBody(view, words, null)],
    [
      'statistics with a picture',
      statsBody(view, words, { png: Buffer.from('png'), alt: statsAlt(view, words) }),
    ],
    ['statistics by tag', statsTagsBody(view, 9, words)],
  ])

const askNotes = (words: Words): NamedBodies => {
  const notes = [
    { kind: 'only-private', channels: ['200000000000000001', '200000000000000002'] },
    { kind: 'fewer-questions', max: 5 },
  ] as const
  return [
    [
      'asked otherwise',
      questionBody({ post: POSTS[0]![1], question: GREEK, answered: 0, daily: null, notes }, words),
    ],
  ]
}

export const everyMessage = (words: Words): NamedBodies => [
  ...messagesAbout(GREEK, words),
  ...messagesAbout({ ...GREEK, answer: ['A', 'C'] }, words),
  ...messagesAbout({ ...GREEK, explanation: 'Σκουριά. '.repeat(500) }, words),
  ...everyExamMessage(GREEK, words),
  ...everySettingsMessage(words),
  ...everyFinding(words),
  ...askNotes(words),
  ...boards.map(view => [`board ${view.kind} ${view.by}`, boardBody(view, words, null)] as const),
  ...reviewed(words),
  ...nothingDue(words),
  ['standings', standingsBody({ session: sampleSession(), placings, asked: 5 }, words)],
  ...[[], placings.slice(0, 1)].map(
    placings =>
      [
        'standings of one person',
        standingsBody({ session: { ...sampleSession(), audience: 'private' }, placings, asked: 5 }, words),
      ] as const,
  ),
  [
    'standings with one person',
    standingsBody({ session: sampleSession(), placings: placings.slice(0, 1), asked: 5 }, words),
  ],
  ['standings of nobody', standingsBody({ session: sampleSession(), placings: [], asked: 1 }, words)],
  ...statuses(words).map(one => ['a daily', dailiesBody([one], 'Ευρώπη/Αθήνα', words)] as const),
  ['no dailies', dailiesBody([], 'UTC', words)],
  ['the longest dailies', dailiesBody(longestDailies, 'Ευρώπη/Αθήνα', words)],
  ['a daily set', setBody(daily, false, words)],
  ['a daily changed', setBody({ ...daily, topic: null }, true, words)],
  ['streak', streak(3, 1, '2026-11-23', true, words)],
  ['lost streak', streak(0, 0, '2026-11-02', true, words)],
  ['no streak', streak(0, 0, null, true, words)],
  ['no daily', streak(0, 0, null, false, words)],
  ...statsMessages(words),
  ...studyMessages(words),
  ...reportMessages(words),
  ...reportMistakes(words),
  ...everyCurationMessage(GREEK, words),
  ...everyResultsMessage(words),
  ...everyRolesMessage(words),
  ...everySuggestionMessage(GREEK, words),
  ...everyScoringMessage(words),
  ...everyWeeklyMessage(GREEK, words),
  ['help', helpBody({ inServer: true, isManager: true }, words)],
  ['help outside of servers', helpBody({ inServer: false, isManager: false }, words)],
  ['privacy', privacyBody(words)],
  ...exportSentences(words).map(sentence => ['export', exportBody(exportFile, sentence)] as const),
  ['deletion', askBody(ANA, words)],
  ...dispatcherNotices(words).map(sentence => ['a notice', noticeBody(sentence)] as const),
]

/** Every picture, before people's names are known. */
export const everyPicture = (words: Words): PictureRequest[] => [
  ...boards.flatMap(view => boardPicture(view, words) ?? []),
  seasonPicture(season, words),
]
