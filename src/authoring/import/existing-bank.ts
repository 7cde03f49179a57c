import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { loadBank } from '../../bank/load.ts'
import { withoutBankName } from '../../bank/parse/identity.ts'
import type { FileEntry } from '../../bank/scan/read-folder.ts'
import { statOrNull } from '../../bank/scan/walk.ts'
import type { LocatedQuestion } from '../../bank/validate/conflicts.ts'
import {
  normalizedOptions,
  normalizeMarkdown,
  type QuestionContent,
  samePicture,
} from '../../bank/validate/same-question.ts'
import type { Question } from '../../quiz/question.ts'
import { frontmatter } from './formats/frontmatter.ts'
import { readSource } from './read.ts'
import type { SourceQuestion } from './source-entry.ts'

/** A question file of the bank before the import. */
export type ExistingQuestion = {
  /** Its path below the bank, with and without ending; and its path for messages. */
  readonly file: string
  readonly path: string
  readonly shown: string
  /** Without the bank's name, as are the aliases. */
  readonly id: string
  readonly aliases: readonly string[]
  /** Where an earlier import took it from: `<file>#<key>`. */
  readonly source: string | null
  readonly isBroken: boolean
  /** Null for a draft, and for what is broken. */
  readonly question: Question | null
  /** What it asks, a draft too; null where the file does not tell. */
  readonly asks: QuestionContent | null
  /** The warnings that it accepts. */
  readonly accepts: readonly string[]
}

export type ExistingBank = {
  readonly questions: readonly ExistingQuestion[]
  /** Playable questions of the banks beside it: a contrary answer there would put both out of play. */
  readonly neighbours: readonly LocatedQuestion[]
  readonly byId: (id: string) => ExistingQuestion | null
  readonly at: (path: string) => ExistingQuestion | null
  readonly bySource: (source: string) => readonly ExistingQuestion[]
  /** Those with the same text, options and picture. */
  readonly sameAs: (asks: QuestionContent) => readonly ExistingQuestion[]
  /** An id without the name of the bank, which may stand before it. */
  readonly within: (id: string) => string
}

export const readExistingBank = (to: string): ExistingBank => {
  const bank = basename(resolve(to))
  const within = (id: string) => withoutBankName(id, bank)
  const questions = (existsSync(to) ? entriesIn(to) : []).map(entry => existingQuestion(entry, to, within))
  const byAlias = questions.flatMap(each => each.aliases.map(alias => [alias, each] as const))
  const byId = new Map([...byAlias, ...questions.map(each => [each.id, each] as const)])
  const byPath = new Map(questions.map(each => [each.path.toLowerCase(), each]))
  const bySource = Map.groupBy(questions, ({ source }) => source)
  const byText = Map.groupBy(questions, ({ asks }) => asks && textKey(asks))
  return {
    questions,
    neighbours: neighboursOf(resolve(to)),
    byId: id => byId.get(id) ?? null,
    at: path => byPath.get(path.toLowerCase()) ?? null,
    bySource: source => bySource.get(source) ?? [],
    sameAs: asks => byText.get(textKey(asks))?.filter(other => samePicture(asks, other.asks!)) ?? [],
    within,
  }
}

const textKey = (asks: QuestionContent): string =>
  JSON.stringify([normalizeMarkdown(asks.text), [...normalizedOptions(asks)].sort()])

/** Other folders beside it are no banks. */
const neighboursOf = (to: string): LocatedQuestion[] => {
  const folder = dirname(to)
  const names = statOrNull(folder)?.isDirectory() ? readdirSync(folder) : []
  return names
    .map(name => join(folder, name))
    .filter(bank => bank !== to && existsSync(join(bank, 'bank.yaml')))
    .flatMap(entriesIn)
    .flatMap(({ source: { displayPath }, parsed: { question } }) =>
      question === null ? [] : [{ question, displayPath }],
    )
}

const entriesIn = (bank: string): FileEntry[] => [...(loadBank(bank)?.sources.entries.values() ?? [])]

const existingQuestion = (
  { source, parsed }: FileEntry,
  to: string,
  within: ExistingBank['within'],
): ExistingQuestion => {
  const file = relative(resolve(to), source.path).replaceAll('\\', '/')
  const { question, acceptedCodes, importSource, draft } = parsed
  const unfinished = question === null ? readUnfinished(source.path, to, source.size) : null
  const { question: text = '', options = [], image = null } = unfinished ?? {}
  const asks = text.trim() === '' ? null : { text, options, image: image === null ? null : undefined }
  return {
    file,
    path: source.name,
    shown: join(to, file),
    id: within(question?.id ?? unfinished?.name ?? source.name),
    aliases: (question ?? unfinished)?.aliases.map(within) ?? [],
    source: importSource,
    isBroken: question === null && !draft,
    question,
    asks: question ?? asks,
    accepts: acceptedCodes,
  }
}

/** The loader does not keep what it does not play. */
const readUnfinished = (path: string, root: string, size: number): SourceQuestion | null => {
  const source = readSource({ path, root, size, shown: path })
  return 'kind' in source ? null : (frontmatter.read(source).find(entry => entry.kind === 'question') ?? null)
}
