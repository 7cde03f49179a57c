import { DAYS_AHEAD } from './due.ts'
import { groupsOf, type StudyGroup, weakestOf } from './groups.ts'
import { knownCards, type StudyAnswer, type StudyCard, type StudyScope } from './history.ts'
import type { Attempts } from './likely-range.ts'
import { paceOf, type StudyPace } from './pace.ts'
import { type Recall, recallOf } from './recall.ts'
import { type StudyWeek, weeksOf } from './weeks.ts'

export type StudyStatistics = {
  /** How many of the questions the person has answered, and how many there are. */
  readonly seen: number
  readonly size: number
  /** Fair first attempts. */
  readonly first: Attempts
  /** In the order of the bank. */
  readonly domains: readonly StudyGroup[]
  /** Those with most questions seen first. */
  readonly tags: readonly StudyGroup[]
  /** Up to three tags, or domains where no tag has enough answers, the weakest first. */
  readonly weakest: readonly StudyGroup[]
  /** The last weeks, the oldest first. */
  readonly weeks: readonly StudyWeek[]
  readonly pace: StudyPace | null
  readonly recall: Recall
  /** Cards that are due by today, and in the seven days after it. */
  readonly dueToday: number
  readonly dueLater: number
}

/** `today`: the day number in the person's zone. `answers`: of the last 90 days, those to one question in order. */
export const statisticsOf = (
  scope: StudyScope,
  cards: readonly StudyCard[],
  answers: readonly StudyAnswer[],
  { today, zone }: { readonly today: number; readonly zone: string },
): StudyStatistics => {
  const known = knownCards(scope.questions, cards)
  const fair = known.filter(({ firstFair }) => firstFair)
  const domains = groupsOf(scope, known, 'domain')
  const tags = groupsOf(scope, known, 'tag')
  // What holds all questions says nothing about where someone is weak.
  const parts = (groups: readonly StudyGroup[]) => groups.filter(({ size }) => size < scope.questions.length)
  const weakTags = weakestOf(parts(tags))
  return {
    seen: known.length,
    size: scope.questions.length,
    first: { answered: fair.length, right: fair.filter(({ firstRight }) => firstRight).length },
    domains,
    tags,
    weakest: weakTags.length > 0 ? weakTags : weakestOf(parts(domains)),
    weeks: weeksOf(fair, today, zone),
    pace: paceOf(fair),
    recall: recallOf(new Map(known.map(({ questionId, firstAt }) => [questionId, firstAt])), answers),
    dueToday: known.filter(({ dueOn }) => dueOn <= today).length,
    dueLater: known.filter(({ dueOn }) => dueOn > today && dueOn <= today + DAYS_AHEAD).length,
  }
}
