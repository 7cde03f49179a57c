import type { Insertable, Selectable } from 'kysely'
import type { StoredAnswer } from '../../play/ports/personal-pages.ts'
import type { Card, StoredAbility, StudySettings } from '../../play/study/record.ts'
import type { Confidence } from '../../quiz/study/card.ts'
import { answerFromRow } from '../rows.ts'
import type { AbilitiesTable, AnswersTable, CardsTable, StudySettingsTable } from '../schema.ts'
import { planFromRow } from './cards.ts'
import { ratingFrom } from './ratings.ts'

/** The mapping between the rows of studying and the types of play/study. */

export const cardFromRow = (row: Selectable<CardsTable>): Card => ({
  questionId: row.question_id,
  first: {
    postId: row.first_post_id,
    at: row.first_at,
    right: row.first_right === 1,
    fair: row.first_fair === 1,
    tookMs: row.first_ms,
  },
  reviews: row.reviews,
  lapses: row.lapses,
  resting: row.resting === 1,
  stability: row.stability,
  difficulty: row.difficulty,
  lastOn: row.last_on,
  dueOn: row.due_on,
})

export const storedAnswerFromRow = (row: Selectable<AnswersTable>): StoredAnswer => ({
  ...answerFromRow(row),
  guildId: row.guild_id,
  questionId: row.question_id,
  ownDay: row.own_day,
  unseen: row.unseen === 1,
  guessed: row.guessed === 1,
  confidence: row.confidence as Confidence | null,
  abilityDelta: row.ability_delta,
  difficultyDelta: row.difficulty_delta,
  bank: row.bank,
  domain: row.domain,
  correctedRight: row.corrected_right === null ? null : row.corrected_right === 1,
})

export const abilityFromRow = (row: Selectable<AbilitiesTable>): StoredAbility => ({
  bank: row.bank,
  domain: row.domain,
  ability: ratingFrom(row.ability, row.answered),
  right: row.right_count,
})

export const settingsFromRow = (row: Selectable<StudySettingsTable>): StudySettings => ({
  ...planFromRow(row),
  zone: row.zone,
  perDay: row.per_day,
  remindMinutes: row.remind_minutes,
  remindersBlockedAt: row.reminders_blocked_at,
  remindedOn: row.reminded_on,
  locale: row.locale,
  examWasOn: row.exam_was_on,
})

export const rowFromSettings = (userId: string, settings: StudySettings): Insertable<StudySettingsTable> => ({
  user_id: userId,
  zone: settings.zone,
  exam_on: settings.examOn,
  per_day: settings.perDay,
  remind_minutes: settings.remindMinutes,
  pauses: JSON.stringify(settings.pauses),
  reminders_blocked_at: settings.remindersBlockedAt,
  reminded_on: settings.remindedOn,
  locale: settings.locale,
  exam_was_on: settings.examWasOn,
})
