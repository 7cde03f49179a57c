import type { ResultGroups } from './groups.ts'

/** Answers, and how many of them were right. */
export type AnswerCounts = { readonly answered: number; readonly right: number }

/** One person's answers, or everyone's. `groups`: those that count, by group. */
export type AnswerTally = {
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
    userIds: (): string[] => [...people.keys()],
    /** Zeros for someone who answered nothing. */
    tallyOf: (userId: string): AnswerTally => toTally(people.get(userId) ?? emptyCounts(groups.length)),
  }
}

/** Adds up people's tallies, one by one. */
export const createSum = (groups: number) => {
  const sum = emptyCounts(groups)
  return {
    add(person: AnswerTally): void {
      for (const [at, { answered, right }] of [...person.groups, person.practice].entries()) {
        sum.answered[at]! += answered
        sum.right[at]! += right
      }
    },
    total: (): AnswerTally => toTally(sum),
  }
}

/** By group; the last place is practice. */
type Counts = { readonly answered: number[]; readonly right: number[] }

const emptyCounts = (groups: number): Counts => ({
  answered: new Array<number>(groups + 1).fill(0),
  right: new Array<number>(groups + 1).fill(0),
})

const toTally = ({ answered, right }: Counts): AnswerTally => {
  const all = answered.map((count, at) => ({ answered: count, right: right[at]! }))
  const counted = all.slice(0, -1)
  return { total: sumCounts(counted), practice: all.at(-1)!, groups: counted }
}

export const sumCounts = (tallies: readonly AnswerCounts[]): AnswerCounts => ({
  answered: tallies.reduce((sum, { answered }) => sum + answered, 0),
  right: tallies.reduce((sum, { right }) => sum + right, 0),
})
