import { dateOfDay } from '../../../quiz/day.ts'
import type { StoredAnswer, StoredExposure, StoredStreak, StoredTotal } from '../../ports/personal-pages.ts'
import { iso, isoOrNull } from './fields.ts'

/** Entries of an export of personal data: what someone answered, and what follows from it. */

export const answerEntry = (answer: StoredAnswer) => ({
  question: answer.questionId,
  serverOrDirectMessage: answer.guildId,
  post: answer.postId,
  chosen: answer.picked,
  right: answer.right,
  rightByCorrectedKey: answer.correctedRight,
  points: answer.score,
  countsOnBoards: answer.counted,
  seconds: answer.tookMs / 1000,
  answeredAt: iso(answer.answeredAt),
  localDate: answer.day,
  ...studyFields(answer),
})

const CONFIDENCES = { 1: 'a guess', 2: 'unsure', 3: 'sure' } as const

const studyFields = (answer: StoredAnswer) => ({
  ownLocalDate: answer.ownDay === null ? null : dateOfDay(answer.ownDay),
  neverMetBefore: answer.unseen,
  saidItWasAGuess: answer.guessed,
  confidence: answer.confidence && CONFIDENCES[answer.confidence],
  changedAbilityBy: answer.abilityDelta,
  changedDifficultyBy: answer.difficultyDelta,
  ratedIn: answer.bank === null ? null : { bank: answer.bank, domain: answer.domain },
})

export const exposureEntry = ({ questionId, firstAt, lastAt }: StoredExposure) => ({
  question: questionId,
  firstMetAt: isoOrNull(firstAt),
  lastMetAt: iso(lastAt),
})

export const totalEntry = (total: StoredTotal) => ({
  serverOrDirectMessage: total.guildId,
  period: total.period,
  countedSince: isoOrNull(total.since),
  points: total.points,
  answered: total.answered,
  right: total.right,
  lastAnswerAt: iso(total.lastAt),
})

export const streakEntry = (streak: StoredStreak) => ({
  serverOrDirectMessage: streak.guildId,
  days: streak.length,
  longest: streak.longest,
  freezes: streak.freezes,
  lastLocalDate: streak.lastDay,
})
