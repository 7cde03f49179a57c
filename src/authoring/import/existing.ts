import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { loadBank } from '../../bank/load.ts'
import { withoutBankName } from '../../bank/parse/identity.ts'
import type { FileEntry } from '../../bank/scan/read-folder.ts'
import { statOrNull } from '../../bank/scan/walk.ts'
import type { LocatedQuestion } from '../../bank/validate/conflicts.ts'
import type { QuestionContent } from '../../bank/validate/same-question.ts'
import type { Question } from '../../quiz/question.ts'
import { frontmatter } from './formats/frontmatter.ts'
import type { FoundQuestion } from './found.ts'
import { readSource } from './read-source.ts'

/** A file of a question that is in the bank before the import. */
export type Resident = {
  /** The path below the bank, with its ending. */
  readonly file: string
  /** The path without ending. */
  readonly path: string
  /** As a person would type it. */
  readonly shown: string
  /** Without the bank's name, as are the aliases. */
  readonly id: string
  readonly aliases: readonly string[]
  readonly state: 'playable' | 'draft' | 'broken'
  /** Null for a draft, and for what is broken. */
  readonly question: Question | null
  /** What it asks, a draft too; null where the file does not tell. */
  readonly asks: QuestionContent | null
  /** The warnings that it accepts. */
  readonly accepts: readonly string[]
}

/** What is in the bank that is written to. */
export type Existing = {
  readonly residents: readonly Resident[]
  /** What can be played in the other banks of the same folder: a contrary answer there puts both out of play. */
  readonly neighbours: readonly LocatedQuestion[]
  /** The one with this id, else the one with this alias. */
  readonly byId: (id: string) => Resident | null
  /** The one at this path; some file systems do not tell `S3` from `s3`. */
  readonly at: (path: string) => Resident | null
  /** An id without the name of the bank, which may stand before it. */
  readonly within: (id: string) => string
}

export const readExisting = (to: string): Existing => {
  const bank = basename(resolve(to))
  const within = (id: string) => withoutBankName(id, bank)
  const entries = existsSync(to) ? (loadBank(to)?.sources.entries.values() ?? []) : []
  const residents = [...entries].map(entry => residentOf(entry, to, within))
  const byAlias = residents.flatMap(each => each.aliases.map(alias => [alias, each] as const))
  const byId = new Map([...byAlias, ...residents.map(each => [each.id, each] as const)])
  const byPath = new Map(residents.map(each => [each.path.toLowerCase(), each]))
  return {
    residents,
    neighbours: neighboursOf(resolve(to)),
    byId: id => byId.get(id) ?? null,
    at: path => byPath.get(path.toLowerCase()) ?? null,
    within,
  }
}

const neighboursOf = (to: string): LocatedQuestion[] => {
  const folder = dirname(to)
  const banks = statOrNull(folder)?.isDirectory() ? readdirSync(folder) : []
  return (
    banks
      .map(name => join(folder, name))
      // Whatever else lies there is none of our business.
      .filter(bank => bank !== to && existsSync(join(bank, 'bank.yaml')))
      .flatMap(bank => [...(loadBank(bank)?.sources.entries.values() ?? [])])
      .flatMap(({ source, parsed: { question } }) =>
        question === null ? [] : [{ question, displayPath: source.displayPath }],
      )
  )
}

const residentOf = ({ source, parsed }: FileEntry, to: string, within: Existing['within']): Resident => {
  const file = relative(resolve(to), source.path).replaceAll('\\', '/')
  const { question, acceptedCodes } = parsed
  const common = { file, path: source.name, shown: join(to, file), question, accepts: acceptedCodes }
  if (question !== null) {
    const { id, aliases } = question
    return { ...common, id: within(id), aliases: aliases.map(within), state: 'playable', asks: question }
  }
  const unfinished = unfinishedIn(source.path, to, source.size)
  return {
    ...common,
    id: within(unfinished?.name ?? source.name),
    aliases: (unfinished?.aliases ?? []).map(within),
    state: parsed.draft ? 'draft' : 'broken',
    asks: askedIn(unfinished),
  }
}

const askedIn = (unfinished: FoundQuestion | null): QuestionContent | null =>
  unfinished === null || unfinished.question.trim() === ''
    ? null
    : {
        text: unfinished.question,
        options: unfinished.options,
        image: unfinished.image === null ? null : undefined,
      }

/** The loader does not keep what it does not play. */
const unfinishedIn = (path: string, root: string, size: number): FoundQuestion | null => {
  const source = readSource({ path, root, size, shown: path })
  const [found] = 'kind' in source ? [] : frontmatter.read(source)
  return found?.kind === 'question' ? found : null
}
