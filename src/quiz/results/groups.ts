import { allQuestionsOf, type Bank, stableId } from '../question.ts'

/** A domain of a bank. `domain` is null for its questions without one, and `bank` for those of no bank that is played. */
export type ResultGroup = {
  readonly bank: Pick<Bank, 'name' | 'title' | 'domains'> | null
  readonly domain: string | null
}

export type ResultGroups = {
  readonly groups: readonly ResultGroup[]
  /** The group that answers to a question belong to, by its number; null where they belong to none. */
  groupOf(questionId: string): number | null
}

/**
 * The domains of these banks, as the banks have them now. A question that left its bank has no domain. `withOthers`: whether
 * questions of no bank here have a group of their own.
 */
export const groupsOf = (banks: readonly Bank[], withOthers: boolean): ResultGroups => {
  const groups: ResultGroup[] = banks.flatMap(bank => [
    ...bank.domains.map(({ name }) => ({ bank, domain: name })),
    { bank, domain: null },
  ])
  if (withOthers) groups.push({ bank: null, domain: null })
  const numberOf = (bank: Bank | null, domain: string | null): number => {
    const number = groups.findIndex(group => group.bank === bank && group.domain === domain)
    return number >= 0 || domain === null ? number : numberOf(bank, null)
  }
  const known = new Map(
    banks.flatMap(bank =>
      allQuestionsOf(bank).map(question => [stableId(question), numberOf(bank, question.domain)]),
    ),
  )
  const others = withOthers ? groups.length - 1 : null
  return {
    groups,
    groupOf(questionId) {
      const number = known.get(questionId)
      if (number !== undefined) return number
      const left = banks.find(({ name }) => questionId.startsWith(`${name}/`))
      return left ? numberOf(left, null) : others
    },
  }
}
