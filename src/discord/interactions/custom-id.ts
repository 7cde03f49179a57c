import { REVIEW_FILTERS } from '../../play/exam/views.ts'
import { BANK_STATES, SUGGESTION_LISTS } from '../../play/ports/suggestions.ts'
import { CHOICE_NAMES } from '../../play/settings/choices.ts'
import { STUDY_FIELDS } from '../../play/study/typed-settings.ts'
import { PERIOD_NAMES, type PeriodName } from '../../quiz/day.ts'
import { EXTRA_TIMES } from '../../quiz/exam/time.ts'
import { RESET_SCOPES } from '../../quiz/period-spans.ts'
import { BOARD_NAMES } from '../../quiz/ranking.ts'
import { MEASURES } from '../../quiz/roles.ts'
import { RHYTHMS } from '../../quiz/season.ts'
import { CONFIDENCES, type Confidence } from '../../quiz/study/card.ts'

/** Reads one field of a custom id; null where the text is no such value. */
type Field<Value extends string | number> = (text: string) => Value | null

const matching =
  (pattern: RegExp): Field<string> =>
  text =>
    pattern.test(text) ? text : null

const oneOf =
  <Name extends string>(names: readonly Name[]): Field<Name> =>
  text =>
    names.find(name => name === text) ?? null

/** An id of ours: a post's, a session's or a daily's. */
const ID = matching(/^[0-9a-z]{16}$/)
const USER_ID = matching(/^\d{15,20}$/)
const ROLE_ID = USER_ID
const OPTION_KEY = matching(/^[A-J]$/)
/** Where a post shows an option, counted from 0. */
const PLACE: Field<number> = text => (/^\d$/.test(text) ? Number(text) : null)
/** How sure someone is. */
const SURE: Field<Confidence> = text => CONFIDENCES.find(confidence => String(confidence) === text) ?? null
/** What somebody can do with their data. */
const DATA_ACTIONS = ['export', 'hide', 'delete'] as const
/** A topic's value would be too long: quiz/short-digest.ts. */
const TOPIC_DIGEST = matching(/^[0-9a-f]{12}$/)
/** A question's id would be too long: quiz/short-digest.ts. */
const QUESTION = matching(/^[0-9a-f]{12}$/)
/** What can be done about a key: `award` gives the points for one that was changed in its file. */
export const FIXES = ['key', 'accept', 'void', 'award'] as const
export type FixName = (typeof FIXES)[number]
/** Keys of options; `-` for none. */
const KEYS = matching(/^(?:[A-J]{1,10}|-)$/)
/** `optionsDigest` of quiz/correction.ts. */
const OPTIONS = matching(/^[0-9a-f]{16}$/)
/** What a review begins with: what is due, or only new questions. */
const REVIEW_PARTS = ['due', 'new'] as const

export const STATS_PARTS = ['overview', 'tags'] as const
export type StatsPart = (typeof STATS_PARTS)[number]
const PAGE: Field<number> = text => (/^\d{1,6}$/.test(text) ? Number(text) : null)

/** A question of an exam, or a page or place in a list. */
const NUMBER: Field<number> = text => (/^\d{1,4}$/.test(text) ? Number(text) : null)
const LEVEL: Field<Confidence> = text => CONFIDENCES.find(level => String(level) === text) ?? null
const SHORT_NAME = matching(/^[0-9a-f]{8}$/)
/** What an exam that has not begun is about. */
const OFFER = {
  bank: SHORT_NAME,
  format: matching(/^(?:full|half|ten|[0-9a-f]{8})$/),
  extra: oneOf(EXTRA_TIMES),
}
export const OFFER_CHOICES = ['bank', 'format', 'extra'] as const
/** Which button leads to a question: of two that lead to the same one, the ids must differ. */
const WAYS = ['back', 'next', 'here', 'open', 'flagged'] as const
/** A time in seconds since 1970; 0 for now. */
const SECONDS: Field<number> = text => (/^\d{1,11}$/.test(text) ? Number(text) : null)
/** A time in ms since 1970; 0 for none. */
const MS: Field<number> = text => (/^\d{1,15}$/.test(text) ? Number(text) : null)
/** A day number. */
const DAY: Field<number> = text => (/^\d{1,6}$/.test(text) ? Number(text) : null)

/** The sections of /settings. */
export const SECTION_NAMES = ['banks', 'play', 'language', 'scoring', 'weekly', 'roles', 'findings'] as const
export type SectionName = (typeof SECTION_NAMES)[number]
/** What can be done with a rule about roles. */
export const RULE_ACTIONS = ['on', 'pause', 'remove', 'remove-now', 'again'] as const
export type RuleAction = (typeof RULE_ACTIONS)[number]
/** The steps of the guided setup. */
export const SETUP_STEPS = ['banks', 'daily', 'language', 'done'] as const
export type SetupStep = (typeof SETUP_STEPS)[number]
/** A channel; `-` for the whole server. */
const CHANNEL = matching(/^(?:\d{15,20}|-)$/)
/** An IANA time zone. */
const ZONE = matching(/^[A-Za-z0-9_+/-]{1,60}$/)
/** Boards from when each season was a month have buttons that say so. */
const PERIOD: Field<PeriodName> = text => oneOf(PERIOD_NAMES)(text === 'month' ? 'season' : text)

/** A suggestion as it was when it was shown. */
const SUGGESTION = { id: ID, version: NUMBER }

/** One page of a leaderboard, and whose view it is. */
const BOARD_PAGE = { by: oneOf(BOARD_NAMES), period: PERIOD, page: PAGE, userId: USER_ID }

/** Every kind of button, select and form with the fields of its custom id, in their order. components/ has the handlers. */
const KINDS = {
  // Places and not keys: an id is readable in the message's JSON, and must not tell the order of the file.
  pick: { postId: ID, place: PLACE },
  picks: { postId: ID },
  // As the version before wrote them. Its questions are still open during and after an update.
  answer: { postId: ID, key: OPTION_KEY },
  choose: { postId: ID },
  reveal: { postId: ID },
  // In a review: how sure someone is, and the answers of a question where they said it.
  sure: { postId: ID, sure: SURE },
  'sure-pick': { postId: ID, place: PLACE, sure: SURE },
  'sure-picks': { postId: ID, sure: SURE },
  guess: { postId: ID },
  review: { what: oneOf(REVIEW_PARTS) },
  'review-topic': { what: oneOf(REVIEW_PARTS), topic: TOPIC_DIGEST },
  finish: { sessionId: ID },
  stop: { sessionId: ID },
  next: { postId: ID },
  again: { postId: ID },
  details: { postId: ID },
  report: { postId: ID },
  quiz: {},
  leaderboard: { by: oneOf(BOARD_NAMES) },
  streak: {},
  // What a page of someone's own statistics shows, and a question on a topic of it, for them alone.
  stats: { part: oneOf(STATS_PARTS), topic: TOPIC_DIGEST, page: PAGE },
  'stats-bank': {},
  'stats-look': {},
  practice: { topic: TOPIC_DIGEST },
  // Three rows of buttons that lead to a page: where two lead to the same one, their ids must differ.
  board: BOARD_PAGE,
  period: BOARD_PAGE,
  page: BOARD_PAGE,
  'exam-set': { what: oneOf(OFFER_CHOICES), ...OFFER },
  'exam-begin': OFFER,
  'exam-pick': { examId: ID, number: NUMBER, place: PLACE },
  'exam-picks': { examId: ID, number: NUMBER },
  'exam-sure': { examId: ID, number: NUMBER, level: LEVEL },
  'exam-flag': { examId: ID, number: NUMBER, to: oneOf(['on', 'off']) },
  'exam-go': { examId: ID, way: oneOf(WAYS), number: NUMBER },
  'exam-jump': { examId: ID, first: NUMBER },
  'exam-overview': { examId: ID, page: NUMBER },
  'exam-end': { examId: ID },
  'exam-submit': { examId: ID },
  'exam-give-up': { examId: ID },
  'exam-discard': { examId: ID },
  'exam-result': { examId: ID },
  'exam-review': { examId: ID, filter: oneOf(REVIEW_FILTERS), index: NUMBER },
  'exam-report': { examId: ID, number: NUMBER },
  'exam-look': {},
  'exam-history': {},
  'exam-new': {},
  'event-announce': { eventId: ID, bank: SHORT_NAME, format: OFFER.format, at: SECONDS },
  'event-drop': {},
  'event-join': { eventId: ID },
  'event-leave': { eventId: ID },
  'event-share': { eventId: ID, to: oneOf(['on', 'off']) },
  'event-begin': { eventId: ID },
  // In two messages, which are told apart by it: rest/event-messages.ts.
  'event-result': { eventId: ID, from: oneOf(['notice', 'summary']) },
  'event-cancel': { eventId: ID },
  'event-keep': {},
  // What needs the owners: the list, one question, and what is decided about it.
  questions: { page: NUMBER },
  'questions-open': { page: NUMBER },
  'question-alert': { alertId: ID },
  'question-show': { question: QUESTION, page: NUMBER },
  'question-fix': { question: QUESTION, how: oneOf(FIXES), page: NUMBER },
  // With the options that were shown: after a reload of the bank, a letter may mean another one.
  'question-choose': { question: QUESTION, how: oneOf(['key', 'accept']), options: OPTIONS, page: NUMBER },
  'question-confirm': {
    question: QUESTION,
    how: oneOf(FIXES),
    keys: KEYS,
    options: OPTIONS,
    decision: ID,
    page: NUMBER,
  },
  'question-reject': { question: QUESTION, page: NUMBER },
  'question-ask': { question: QUESTION, to: oneOf(['suspend', 'restore']), page: NUMBER },
  'question-undo': { question: QUESTION, decision: ID, page: NUMBER },
  // What someone suggests: the form, their own suggestions, and what they do with one as they saw it.
  suggest: {},
  'suggest-file': {},
  'suggestion-open': {},
  'suggestion-edit': SUGGESTION,
  'suggestion-key': SUGGESTION,
  'suggestion-send': SUGGESTION,
  'suggestion-withdraw': { id: ID },
  // The same for those who manage the server.
  suggestions: { list: oneOf(SUGGESTION_LISTS), page: NUMBER },
  'suggestions-open': { list: oneOf(SUGGESTION_LISTS), page: NUMBER },
  'suggestions-edit': SUGGESTION,
  'suggestions-claim': { ...SUGGESTION, to: oneOf(['on', 'off']) },
  'suggestions-accept': SUGGESTION,
  'suggestions-reject': SUGGESTION,
  'suggestions-set': { ...SUGGESTION, to: oneOf(BANK_STATES) },
  // The panel of /settings: its first page, a section, and each setting.
  settings: {},
  'settings-section': {},
  'settings-download': {},
  'settings-open': { section: oneOf(SECTION_NAMES) },
  'settings-choose': { name: oneOf(CHOICE_NAMES) },
  'settings-banks': { channel: CHANNEL, page: NUMBER },
  'settings-banks-page': { channel: CHANNEL, page: NUMBER },
  'settings-banks-same': { channel: CHANNEL },
  'settings-channel': {},
  'settings-own-banks': {},
  'settings-quiz-channels': {},
  'settings-everywhere': {},
  'settings-language': {},
  'settings-zone': {},
  'settings-zone-set': { zone: ZONE },
  'settings-season': {},
  'settings-season-set': { season: oneOf(RHYTHMS) },
  'settings-reset': { scope: oneOf(RESET_SCOPES) },
  'settings-reset-now': { scope: oneOf(RESET_SCOPES), last: MS },
  'settings-undo-reset': { at: MS },
  'settings-weekly-channel': {},
  'settings-weekly-day': {},
  'settings-weekly-hour': {},
  'settings-weekly-preview': {},
  'settings-weekly-resume': {},
  'settings-weekly-off': {},
  // On a weekly summary, which is found again by its date.
  'weekly-board': { day: DAY },
  'settings-findings': {},
  'settings-findings-off': {},
  // Below the message that tells a server's managers what needs them: it's found by the id.
  findings: { messageId: ID },
  'settings-role': {},
  'settings-role-add': {},
  'settings-role-pick': {},
  'settings-role-measure': { roleId: ROLE_ID },
  'settings-role-form': { roleId: ROLE_ID, measure: oneOf(MEASURES) },
  'settings-role-do': { roleId: ROLE_ID, action: oneOf(RULE_ACTIONS) },
  setup: { step: oneOf(SETUP_STEPS) },
  'setup-banks': {},
  // Of more banks than one select takes: a page of them, and the way to another one.
  'setup-banks-of': { page: NUMBER },
  'setup-banks-page': { page: NUMBER },
  'setup-daily': {},
  'setup-language': {},
  'setup-dismiss': {},
  data: { action: oneOf(DATA_ACTIONS) },
  forget: { userId: USER_ID },
  keep: { userId: USER_ID },
  off: { dailyId: ID, userId: USER_ID },
  cancel: { userId: USER_ID },
  study: {},
  plan: { field: oneOf(STUDY_FIELDS) },
  unpause: {},
  unremind: { day: DAY },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field<string | number>>>>>

type Kinds = typeof KINDS
export type CustomIdKind = keyof Kinds

export const CUSTOM_ID_KINDS = Object.keys(KINDS) as readonly CustomIdKind[]

/** Everything a button, select or form means; nothing about it is stored anywhere else. */
export type CustomId<Kind extends CustomIdKind = CustomIdKind> = {
  readonly [K in Kind]: { readonly kind: K } & {
    readonly [Name in keyof Kinds[K]]: Kinds[K][Name] extends Field<infer Value> ? Value : never
  }
}[Kind]

/** Goes up when ids change their meaning, so that old buttons are recognized as such. */
const VERSION = 'p1'

/** At most 100 characters, Discord's limit for a custom id. */
export const formatCustomId = (id: CustomId): string => {
  const values: Readonly<Record<string, unknown>> = id
  return [VERSION, id.kind, ...Object.keys(KINDS[id.kind]).map(name => values[name])].join(':')
}

/** What an id means; null if it isn't one of ours. */
export const parseCustomId = (text: string): CustomId | null => {
  const [version, kind = '', ...parts] = text.split(':')
  if (version !== VERSION || !isKind(kind)) return null
  const id: Record<string, string | number> = { kind }
  for (const [index, [name, read]] of Object.entries<Field<string | number>>(KINDS[kind]).entries()) {
    const value = read(parts[index] ?? '')
    if (value === null) return null
    id[name] = value
  }
  // Extra parts and leading zeros do not survive the round trip.
  return formatCustomId(id as CustomId) === text ? (id as CustomId) : null
}

const isKind = (text: string): text is CustomIdKind => Object.hasOwn(KINDS, text)
