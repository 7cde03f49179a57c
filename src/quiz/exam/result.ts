import type { Confidence } from '../study/card.ts'
import { type Interval, wilsonInterval } from './wilson.ts'

/** A domain of an exam with its weight; null where the bank has no domains. */
export type DomainWeight = { readonly domain: string | null; readonly weight: number }

/** What became of one question. An open one counts as wrong. */
export type Mark = {
  readonly number: number
  readonly domain: string | null
  /** Whether the first pick was correct, and the last one; both null for an open question. */
  readonly firstRight: boolean | null
  readonly lastRight: boolean | null
  readonly confidence: Confidence | null
  /** How long it was looked at, ms. */
  readonly spentMs: number
}

export type DomainResult = DomainWeight & {
  readonly questions: number
  readonly right: number
  /** 80%, for what they would get of many such questions. */
  readonly interval: Interval
}

export type ExamResult = {
  readonly questions: number
  readonly answered: number
  readonly right: number
  /** The share of correct answers, each domain by its weight, in hundredths of a percent, rounded down. */
  readonly score: number
  readonly domains: readonly DomainResult[]
  /** Questions whose first pick was wrong and whose last one was correct, and the other way round. */
  readonly improved: number
  readonly worsened: number
  /** Time per question, ms: the median of all that were looked at; null if none was. */
  readonly medianMs: number | null
  /** The questions that took longest, the longest first. */
  readonly slowest: readonly Pick<Mark, 'number' | 'spentMs'>[]
  /** Correct, but said to be a guess; wrong, but said to be sure. */
  readonly luckyGuesses: number
  readonly confidentMistakes: number
}

const MAX_SLOWEST = 3

/** The result of an exam, from what became of each question. Never a scaled score: no one publishes how to compute one. */
export const resultOf = (marks: readonly Mark[], blueprint: readonly DomainWeight[]): ExamResult => {
  const count = (select: (mark: Mark) => boolean): number => marks.filter(select).length
  const domains = blueprint.map(part => domainResult(part, marks)).filter(({ questions }) => questions > 0)
  const looked = marks.filter(({ spentMs }) => spentMs > 0).sort((a, b) => b.spentMs - a.spentMs)
  return {
    questions: marks.length,
    answered: count(({ lastRight }) => lastRight !== null),
    right: count(({ lastRight }) => lastRight === true),
    score: weightedScore(domains),
    domains,
    improved: count(({ firstRight, lastRight }) => firstRight === false && lastRight === true),
    worsened: count(({ firstRight, lastRight }) => firstRight === true && lastRight === false),
    medianMs: median(looked.map(({ spentMs }) => spentMs)),
    slowest: looked.slice(0, MAX_SLOWEST).map(({ number, spentMs }) => ({ number, spentMs })),
    luckyGuesses: count(({ lastRight, confidence }) => lastRight === true && confidence === 1),
    confidentMistakes: count(({ lastRight, confidence }) => lastRight === false && confidence === 3),
  }
}

/** Whether a score reaches a mark, both in hundredths of a percent. */
export const isPassed = (score: number, passMark: number): boolean => score >= passMark

const domainResult = ({ domain, weight }: DomainWeight, marks: readonly Mark[]): DomainResult => {
  const own = marks.filter(mark => mark.domain === domain)
  const right = own.filter(({ lastRight }) => lastRight === true).length
  return { domain, weight, questions: own.length, right, interval: wilsonInterval(right, own.length) }
}

/** Rounding must neither lift a score over a mark nor press an exact one below it. */
const ROUNDING = 1e-6

/** What a score is computed from: each domain's weight, and how many of its questions were right. */
export type DomainCount = Pick<DomainResult, 'weight' | 'questions' | 'right'>

/** The share of correct answers, each domain by its weight, in hundredths of a percent, rounded down. */
export const weightedScore = (domains: readonly DomainCount[]): number => {
  const weights = domains.reduce((sum, { weight }) => sum + weight, 0)
  const points = domains.reduce((sum, { weight, right, questions }) => sum + (weight * right) / questions, 0)
  return weights === 0 ? 0 : Math.floor((points / weights) * 10_000 + ROUNDING)
}

/** Of numbers in order. The lower one of two in the middle, so that it is a time that was taken. */
const median = (descending: readonly number[]): number | null =>
  descending[Math.floor(descending.length / 2)] ?? null
