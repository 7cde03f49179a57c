import type { ResultGroups } from './groups.ts'

/** Answers, and how many of them were right. */
export type AnswerCounts = { readonly answered: number; readonly right: number }

/** One person's answers. `groups`: those that count, by group. */
export type PersonTally = {
  readonly userId: string
  readonly total: AnswerCounts
  readonly practice: AnswerCounts
  readonly groups: readonly AnswerCounts[]
}

type TalliedAnswer = {
  readonly userId: string
  readonly questionId: string
  readonly right: boolean
  readonly counted: boolean
}

/** Counts answers by person and group, as they come. Those that belong to no group are left out. */
export const createTally = ({ groups, groupOf }: ResultGroups) => {
  const people = new Map<string, Counts>()
  return {
    add(answers: readonly TalliedAnswer[]): void {
      for (const { userId, questionId, right, counted } of answers) {
        const group = groupOf(questionId)
        if (group === null) continue
        const counts = people.get(userId) ?? emptyCounts(groups.length)
        people.set(userId, counts)
        const at = counted ? group : groups.length
        counts.answered[at]!++
        if (right) counts.right[at]!++
      }
    },
    people: (): PersonTally[] =>
      [...people].map(([userId, counts]) => tallyOf(userId, counts, groups.length)),
  }
}

/** By group; the last place is practice. */
type Counts = { readonly answered: number[]; readonly right: number[] }

const emptyCounts = (groups: number): Counts => ({
  answered: new Array<number>(groups + 1).fill(0),
  right: new Array<number>(groups + 1).fill(0),
})

const tallyOf = (userId: string, { answered, right }: Counts, groups: number): PersonTally => {
  const all = answered.map((count, at) => ({ answered: count, right: right[at]! }))
  const counted = all.slice(0, groups)
  return { userId, total: sumCounts(counted), practice: all[groups]!, groups: counted }
}

export const sumCounts = (tallies: readonly AnswerCounts[]): AnswerCounts => ({
  answered: tallies.reduce((sum, { answered }) => sum + answered, 0),
  right: tallies.reduce((sum, { right }) => sum + right, 0),
})
