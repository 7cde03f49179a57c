import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Question } from '../../quiz/question.ts'
import { shareOptions } from '../clashes.ts'
import type { FileReading } from '../folder.ts'
import { loadBank } from '../load.ts'
import { frontmatter } from './formats/frontmatter.ts'
import type { FoundQuestion } from './found.ts'
import { readSource } from './read-source.ts'

/** A file of a question that is in the bank before the import. */
export type Resident = {
  /** The path below the bank, without `.md`. */
  readonly path: string
  /** As a person would type it. */
  readonly shown: string
  /** Without the bank's name, as are the aliases. */
  readonly id: string
  readonly aliases: readonly string[]
  /** Null for a draft, and for what has errors. */
  readonly question: Question | null
  /** What it asks, a draft too; null where the file cannot be read. */
  readonly asks: Asked | null
}

export type Asked = { readonly text: string; readonly options: readonly { readonly text: string }[] }

/** What is in the bank that is written to. */
export type Existing = {
  readonly residents: readonly Resident[]
  /** The one with this id or alias. */
  readonly byId: (id: string) => Resident | null
  /** The one at this path; some file systems do not tell `S3` from `s3`. */
  readonly at: (path: string) => Resident | null
}

export const readExisting = (to: string): Existing => {
  const entries = existsSync(to) ? (loadBank(to)?.sources.entries.values() ?? []) : []
  const residents = [...entries].map(entry => residentOf(entry, to))
  const byId = new Map(residents.flatMap(each => [each.id, ...each.aliases].map(id => [id, each])))
  const byPath = new Map(residents.map(each => [each.path.toLowerCase(), each]))
  return {
    residents,
    byId: id => byId.get(id) ?? null,
    at: path => byPath.get(path.toLowerCase()) ?? null,
  }
}

const residentOf = ({ source, place, reading: { question } }: FileReading, to: string): Resident => {
  const common = { path: source.name, shown: join(to, `${source.name}.md`), question }
  if (question !== null) {
    const within = (id: string) => id.slice(place.bank.length + 1)
    return { ...common, id: within(question.id), aliases: question.aliases.map(within), asks: question }
  }
  const unfinished = unfinishedIn(source.path, to, source.size)
  return {
    ...common,
    id: unfinished?.name ?? source.name,
    aliases: unfinished?.aliases ?? [],
    asks: unfinished && { text: unfinished.question, options: unfinished.options },
  }
}

/** The loader does not keep what it does not play. */
const unfinishedIn = (path: string, root: string, size: number): FoundQuestion | null => {
  const source = readSource({ path, root, size, shown: path })
  const [found] = 'kind' in source ? [] : frontmatter.read(source)
  return found?.kind === 'question' ? found : null
}

/** Whether a question with the id of a resident is that one, perhaps corrected, and not another of the same name. */
export const mayBe = ({ asks }: Resident, asked: Asked): boolean => {
  if (asks === null) return true
  const [before, now] = [wordsOf(asks.text), wordsOf(asked.text)]
  if ([...before].join(' ') === [...now].join(' ')) return true
  const shared = [...now].filter(word => before.has(word)).length
  return shared * 2 >= Math.min(before.size, now.size) && shareOptions(asks, asked)
}

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu))
