import { dateOfDay } from '../../../quiz/day.ts'
import { formatTime } from '../../../quiz/time-of-day.ts'
import type { ExamOutcome } from '../../ports/outcomes.ts'
import type { Card, StoredAbility, StudySettings } from '../../study/record.ts'
import { iso, isoOrNull } from './fields.ts'

/** Entries of an export of personal data: how someone studies. */

export const cardEntry = (card: Card) => ({
  question: card.questionId,
  firstAnswer: {
    at: iso(card.first.at),
    right: card.first.right,
    neverMetBefore: card.first.fair,
    seconds: card.first.tookMs / 1000,
  },
  answers: card.reviews,
  timesForgotten: card.lapses,
  restsForAMonth: card.resting,
  stabilityInDays: card.stability,
  difficulty: card.difficulty,
  lastAnsweredOn: dateOfDay(card.lastOn),
  dueOn: dateOfDay(card.dueOn),
})

export const abilityEntry = ({ bank, domain, ability, right }: StoredAbility) => ({
  bank,
  domain: domain === '' ? null : domain,
  abilityInLogits: ability.value / 1_000_000,
  firstAttempts: ability.answered,
  right,
})

export const outcomeEntry = ({ bank, onDay, passed, forecast, at }: ExamOutcome) => ({
  bank,
  day: dateOfDay(onDay),
  passed,
  chanceGiven: forecast === null ? null : forecast / 1000,
  saidAt: iso(at),
})

export const settingsEntry = (settings: StudySettings) => ({
  zone: settings.zone,
  examOn: settings.examOn === null ? null : dateOfDay(settings.examOn),
  questionsADay: settings.perDay,
  reminderAt: settings.remindMinutes === null ? null : formatTime(settings.remindMinutes),
  pauses: settings.pauses.map(([from, until]) => ({ from: dateOfDay(from), until: dateOfDay(until) })),
  remindersRefusedAt: isoOrNull(settings.remindersBlockedAt),
  remindedOn: settings.remindedOn === null ? null : dateOfDay(settings.remindedOn),
  language: settings.locale,
  lastExamOn: settings.examWasOn === null ? null : dateOfDay(settings.examWasOn),
})
