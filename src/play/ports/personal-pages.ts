import type { Total } from '../../quiz/ranking.ts'
import type { Confidence } from '../../quiz/study/card.ts'
import type { Entrant, ExamEvent } from '../exam/event.ts'
import type { Exam, ExamItem } from '../exam/exam.ts'
import type { Answer, Daily, Post, Session } from '../record.ts'
import type { Card, StoredAbility, StudySettings } from '../study/record.ts'
import type { StoredCorrection, Suspension } from './corrections.ts'
import type { Notice } from './notices.ts'
import type { ExamOutcome } from './outcomes.ts'
import type { StoredReport } from './reports.ts'
import type { StoredGrant } from './roles.ts'
import type { Suggestion } from './suggestions.ts'

/** Some of what is stored about one person. All pages of one kind come together, in the order of this list. */
export type PersonalPage =
  | { readonly kind: 'answers'; readonly rows: readonly StoredAnswer[] }
  | { readonly kind: 'totals'; readonly rows: readonly StoredTotal[] }
  | { readonly kind: 'streaks'; readonly rows: readonly StoredStreak[] }
  | { readonly kind: 'posts'; readonly rows: readonly Post[] }
  | { readonly kind: 'sessions'; readonly rows: readonly Session[] }
  | { readonly kind: 'dailies'; readonly rows: readonly Daily[] }
  | { readonly kind: 'exposures'; readonly rows: readonly StoredExposure[] }
  | { readonly kind: 'exams'; readonly rows: readonly StoredExam[] }
  | { readonly kind: 'exam_events'; readonly rows: readonly ExamEvent[] }
  | { readonly kind: 'exam_entrants'; readonly rows: readonly Entrant[] }
  | { readonly kind: 'reports'; readonly rows: readonly StoredReport[] }
  | { readonly kind: 'notices'; readonly rows: readonly Notice[] }
  | { readonly kind: 'suggestions'; readonly rows: readonly StoredSuggestion[] }
  | { readonly kind: 'rescores'; readonly rows: readonly StoredRescore[] }
  | { readonly kind: 'corrections'; readonly rows: readonly StoredCorrection[] }
  | { readonly kind: 'suspensions'; readonly rows: readonly Suspension[] }
  | { readonly kind: 'board_resets'; readonly rows: readonly StoredReset[] }
  | { readonly kind: 'role_grants'; readonly rows: readonly StoredGrant[] }
  | { readonly kind: 'cards'; readonly rows: readonly Card[] }
  | { readonly kind: 'abilities'; readonly rows: readonly StoredAbility[] }
  | { readonly kind: 'study_settings'; readonly rows: readonly StudySettings[] }
  | { readonly kind: 'exam_outcomes'; readonly rows: readonly ExamOutcome[] }
  /** Open posts that the person answered before they deleted their data. */
  | { readonly kind: 'spent-posts'; readonly rows: readonly string[] }
  /** When the person deleted their data, ms UTC, of the times that are still on record. */
  | { readonly kind: 'deletions'; readonly rows: readonly number[] }

/** An exam with its questions. */
export type StoredExam = { readonly exam: Exam; readonly items: readonly ExamItem[] }

/** What a correction changed about an answer. */
export type StoredRescore = {
  readonly correctionId: string
  readonly postId: string
  readonly guildId: string
  readonly points: number
  readonly wasRight: boolean
  readonly nowRight: boolean
}

/** A suggestion, and what the person has to do with it. */
export type StoredSuggestion = {
  readonly suggestion: Suggestion
  readonly isAuthor: boolean
  readonly hasDecided: boolean
  readonly hasClaimed: boolean
}

export type StoredExposure = {
  readonly questionId: string
  readonly firstAt: number | null
  readonly lastAt: number
}

/** `since`: after a reset of the board there is a second total, of what was answered since; null for the whole period. */
export type StoredTotal = Total & {
  readonly guildId: string
  readonly period: string
  readonly since: number | null
}

/** A board that the person reset. */
export type StoredReset = { readonly guildId: string; readonly period: string; readonly at: number }

export type StoredAnswer = Answer & {
  readonly guildId: string
  readonly questionId: string
  /** Day number in the person's zone; null in older answers. */
  readonly ownDay: number | null
  readonly unseen: boolean
  readonly guessed: boolean
  readonly confidence: Confidence | null
  /** What it changed in the ratings, micro-logits, and of which domain; null for nothing. */
  readonly abilityDelta: number | null
  readonly difficultyDelta: number | null
  readonly bank: string | null
  readonly domain: string | null
  /** Whether it was right by a corrected key, where that differs; null where it doesn't. */
  readonly correctedRight: boolean | null
}

/** A streak as of its last day, whatever days passed since. */
export type StoredStreak = {
  readonly guildId: string
  readonly length: number
  readonly longest: number
  readonly freezes: number
  readonly lastDay: string
}
