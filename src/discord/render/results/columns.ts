import type { ServerResults } from '../../../play/results/collect-results.ts'
import type { ResultGroup } from '../../../quiz/results/groups.ts'
import type { Words } from '../../../words/index.ts'

/** A server's results with the names of its people. Who has none could not be looked up. */
export type NamedResults = ServerResults & { readonly names: ReadonlyMap<string, string> }

type FileWords = Words['results']['file']

/** The names of the groups. None where there is only one, which would say what the total says. */
export const groupNames = ({ groups }: Pick<ServerResults, 'groups'>, file: FileWords): readonly string[] => {
  const hasSeveralBanks = new Set(groups.map(({ bank }) => bank)).size > 1
  return groups.length < 2 ? [] : groups.map(group => groupName(group, hasSeveralBanks, file))
}

const groupName = ({ bank, domain }: ResultGroup, hasSeveralBanks: boolean, file: FileWords): string => {
  if (bank === null) return file.other
  if (!hasSeveralBanks) return domain ?? file.other
  return domain === null && bank.domains.length === 0
    ? bank.title
    : file.ofBank(bank.title, domain ?? file.other)
}

export const examNames = ({ exams }: Pick<ServerResults, 'exams'>, file: FileWords): readonly string[] =>
  exams.map(({ title, day }) => file.exam(title, day))
