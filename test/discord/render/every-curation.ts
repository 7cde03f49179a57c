import { alertBody } from '../../../src/discord/render/curation/alert.ts'
import { chooseBody, previewBody } from '../../../src/discord/render/curation/fix.ts'
import { attentionBody } from '../../../src/discord/render/curation/list.ts'
import { deskBody } from '../../../src/discord/render/curation/question.ts'
import type { Attention } from '../../../src/play/curation/list-attention.ts'
import type { QuestionDesk } from '../../../src/play/curation/open-question.ts'
import type { Viewer } from '../../../src/play/curation/viewer.ts'
import type { Fix } from '../../../src/quiz/correction.ts'
import type { FlagKind, ItemState } from '../../../src/quiz/items/item-analysis.ts'
import { type Question, STATUSES } from '../../../src/quiz/question.ts'
import { REPORT_REASONS } from '../../../src/quiz/report.ts'
import type { Words } from '../../../src/words/index.ts'
import { NOON, sampleCorrection } from '../../store/sample.ts'
import { sampleAnalysis } from '../../store/sample-analysis.ts'
import type { NamedBodies } from './every-message.ts'

/** What /questions shows, in one language. */

const OWNER: Viewer = { kind: 'owner', userId: '400000000000000001', guildId: null }
const MANAGER: Viewer = { kind: 'manager', userId: '400000000000000002', guildId: '100000000000000001' }
const CHANNEL = { guildId: '1', channelId: '200000000000000001', locale: 'en-US' }
const DIGEST = '0123456789ab'
const STATES: readonly ItemState[] = ['probable', 'suspect', 'ambiguous', 'watch', 'ok']
const FLAGS: readonly FlagKind[] = [
  'dead-distractor',
  'attracts-able',
  'two-keys',
  'too-easy',
  'too-hard',
  'labelled-easy',
  'labelled-hard',
  'drift',
]
const LONG = 'ω '.repeat(150)

const analysisOf = (question: Question, state: ItemState) =>
  sampleAnalysis(question, {
    state,
    pKeyWrong: state === 'probable' ? 0.999 : 0.6,
    pAmbiguous: 0.7,
    suggestedKey: state === 'ok' ? null : [question.options[0]!.key],
    flags: FLAGS.flatMap(kind => question.options.map(({ key }) => ({ kind, option: key }))),
  })

const entryOf = (question: Question, given: Partial<Attention>): Attention => ({
  question,
  questionId: question.id,
  digest: DIGEST,
  group: 'doubt',
  suspicion: 0.9,
  reports: 0,
  analysis: null,
  reported: null,
  keyChange: null,
  trial: null,
  suspension: null,
  ...given,
})

const reportedFor = (count: number): NonNullable<Attention['reported']> => ({
  questionId: 'sample/one',
  count,
  reasons: Object.fromEntries(REPORT_REASONS.map(reason => [reason, count])),
  suggested: [],
  doubters: [],
  firstAt: NOON,
  lastAt: NOON,
})

const entriesAbout = (question: Question): Attention[] =>
  entriesOf(question).map((entry, n) => ({ ...entry, digest: `${n}`.padStart(12, '0') }))

const entriesOf = (question: Question): Attention[] => [
  ...STATES.map((state, n) =>
    entryOf(
      { ...question, suspect: true },
      { analysis: analysisOf(question, state), reported: reportedFor(n + 1) },
    ),
  ),
  entryOf(question, { reported: { ...reportedFor(1), reasons: { typo: 1 } } }),
  entryOf(question, { keyChange: changeOf(question) }),
  entryOf(question, { keyChange: { ...changeOf(question), fix: fixesOf(question)[1]! } }),
  ...[true, false].map(isFit => entryOf(question, { trial: { answers: 31, isFit } })),
  ...(['everywhere', 'here'] as const).map(suspension => entryOf(question, { suspension })),
]

const changeOf = (question: Question) => ({
  ...sampleCorrection({ was: question.answer, source: 'file' }),
  awardedAt: null,
})

const deskOf = (question: Question, given: Partial<QuestionDesk> = {}): QuestionDesk => ({
  viewer: OWNER,
  question: { ...question, id: 'τράπεζα/ένα' },
  questionId: question.id,
  digest: DIGEST,
  analysis: null,
  isSuspect: false,
  isCleared: false,
  reports: [],
  decision: null,
  keyChange: null,
  suspended: { everywhere: false, here: false },
  progress: null,
  ...given,
})

const fixesOf = ({ answer, options }: Question): Fix[] => {
  const keys = options.slice(0, answer.length).map(({ key }) => key)
  return [{ kind: 'key', answer: keys }, { kind: 'accept', accepted: keys }, { kind: 'void' }]
}

const desksOf = (question: Question): QuestionDesk[] => [
  ...STATES.map(state => deskOf(question, { analysis: analysisOf(question, state) })),
  ...[0, 1, 4].map(answers => deskOf(question, { analysis: sampleAnalysis(question, { answers }) })),
  deskOf(question, {
    isCleared: true,
    suspended: { everywhere: true, here: true },
    progress: { correctionId: 'correction000001', done: 12_345 },
    reports: [...REPORT_REASONS, ...REPORT_REASONS].map((reason, n) => ({
      reason,
      suggested: n % 2 ? [question.options[0]!.key] : null,
      source: n % 2 ? `https://example.org/${'ω'.repeat(20)}` : null,
      comment: n % 3 ? LONG : null,
      at: NOON,
    })),
  }),
  ...STATUSES.map(status => deskOf({ ...question, status })),
  ...fixesOf(question).map(fix =>
    deskOf(
      { ...question, ...(fix.kind === 'void' && { voided: true as const }) },
      {
        isSuspect: true,
        decision: { ...sampleCorrection({ fix, was: question.answer }), awardedAt: NOON },
        keyChange: changeOf(question),
      },
    ),
  ),
  deskOf(question, { viewer: MANAGER, suspended: { everywhere: false, here: true } }),
  deskOf(question, { viewer: MANAGER }),
]

/** A desk with everything on it. */
const fullDeskOf = (question: Question): QuestionDesk => {
  const [first] = desksOf(question)
  return { ...first!, reports: desksOf(question).find(desk => desk.reports.length > 0)!.reports }
}

const listsOf = (question: Question, pages: readonly number[], words: Words): NamedBodies =>
  pages.map(page => [
    `list, page ${page}`,
    attentionBody({ viewer: OWNER, entries: entriesAbout(question), page, channel: null }, words),
  ])

const previewsOf = (question: Question, words: Words): NamedBodies =>
  (['key', 'accept', 'void', 'award'] as const).map((how, n) => [
    `preview ${how}`,
    previewBody(
      deskOf(question, { keyChange: changeOf(question) }),
      {
        how,
        keys: how === 'void' ? [] : question.answer,
        decision: '0000000000000001',
        effects: { people: n, points: 10 * n, practice: n, keep: n, messages: n, openPosts: n },
      },
      9999,
      words,
    ),
  ])

/** The longest message of each kind about a question. */
export const curationMessagesAbout = (question: Question, words: Words): NamedBodies => [
  ...listsOf(question, [0], words),
  ['full desk', deskBody(fullDeskOf(question), 9999, words.curation.done.corrected, words)],
  ['choose', chooseBody(deskOf(question), 'accept', 9999, words)],
  previewsOf(question, words)[0]!,
]

/** Every message of /questions, with a question to show. */
export const everyCurationMessage = (question: Question, words: Words): NamedBodies => [
  ...listsOf(question, [0, 1, 2], words),
  ...desksOf(question).map((desk, n) => [`desk ${n}`, deskBody(desk, n, null, words)] as const),
  ...(['key', 'accept'] as const).map(
    how => [`choose ${how}`, chooseBody(deskOf(question), how, 0, words)] as const,
  ),
  ...previewsOf(question, words),
  ...[null, CHANNEL, { ...CHANNEL, gone: true as const }].map(
    channel =>
      ['empty list', attentionBody({ viewer: OWNER, entries: [], page: 0, channel }, words)] as const,
  ),
  ['a server’s list', attentionBody({ viewer: MANAGER, entries: [], page: 3, channel: CHANNEL }, words)],
  ...Object.values(words.curation.done).map(
    note => ['decided', deskBody(deskOf(question), 0, note, words)] as const,
  ),
  ...[1, 2].map(
    n =>
      [
        'alert',
        alertBody({ id: '0000000000000001', counts: { answers: n, reports: n, trial: n } }, words),
      ] as const,
  ),
]
