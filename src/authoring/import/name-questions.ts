import { hash } from 'node:crypto'
import { relative } from 'node:path'
import type { ExistingBank, ExistingQuestion } from './existing-bank.ts'
import type { ImportItem } from './item.ts'
import { slug } from './slug.ts'
import { nameOfFile, type SourceQuestion } from './source-entry.ts'

/** Where a question goes in the bank, and what it is called there. */
export type QuestionName = {
  /** The path below the bank, with and without its ending. */
  readonly file: string
  readonly path: string
  /** Its id where the path cannot say it. */
  readonly id: string | null
  readonly aliases: readonly string[]
  /** `<file>#<key>`: by this the next import finds the question again. */
  readonly source: string
  /** The question as an earlier import, or a person, wrote it. Its path, id and aliases stay. */
  readonly existing: ExistingQuestion | null
}

export type NamedItem = ImportItem & { readonly name: QuestionName }

/** What finds a question of the import in the bank, and what it could be called there. */
type Candidate = {
  readonly source: string
  readonly aliases: readonly string[]
  /** The questions of the bank with the same text, options and picture. */
  readonly same: readonly ExistingQuestion[]
  readonly nameFor: (attempt: number) => { readonly path: string; readonly id: string }
}

/**
 * Finds each question in the bank, or gives it a name there: by what its source calls it, else by its first words and
 * a few digits of its text. Names are the same in every import; two that would be called the same get digits too.
 */
export const nameQuestions = (items: readonly ImportItem[], bank: ExistingBank): NamedItem[] => {
  const candidates = items.map(item => candidateOf(item, bank))
  const matches = matchExisting(candidates, bank)
  const taken: Taken = { paths: new Set(), ids: new Set(), attempts: new Map() }
  for (const { path, id } of matches.values()) take(path, id, taken)
  return items.map((item, index) => {
    const candidate = candidates[index]!
    const existing = matches.get(candidate)
    return { ...item, name: existing ? nameOf(existing, candidate) : newName(candidate, bank, taken) }
  })
}

const candidateOf = ({ question, picture, source }: ImportItem, bank: ExistingBank): Candidate => {
  const file = relative(source.root, source.path).replaceAll('\\', '/')
  const key = (question.name ?? digits(question)).replaceAll(/\s+/g, ' ').slice(0, 200)
  return {
    source: question.name === nameOfFile(source) ? file : `${file}#${key}`,
    aliases: question.aliases.map(bank.within),
    same: bank.sameAs({ text: question.question, options: question.options, image: picture }),
    nameFor: namesOf(question, bank),
  }
}

/**
 * The question of the bank that each candidate is. Exact matches come first, so that a question whose number has moved
 * on is found where it is; then the same source may bring a correction.
 */
const matchExisting = (candidates: readonly Candidate[], bank: ExistingBank) => {
  const matches = new Map<Candidate, ExistingQuestion>()
  const claimed = new Set<ExistingQuestion>()
  const fileIn = (source: string | null) => source?.split('#', 1)[0]
  const rules: ((candidate: Candidate) => readonly ExistingQuestion[])[] = [
    ({ same, source }) => same.filter(it => it.source === source),
    ({ same, source }) => same.filter(it => fileIn(it.source) === fileIn(source)),
    ({ same, nameFor }) => same.filter(it => [0, 2].some(attempt => bank.byId(nameFor(attempt).id) === it)),
    ({ source }) => bank.bySource(source),
  ]
  for (const rule of rules)
    for (const candidate of candidates) {
      const match = matches.has(candidate) ? undefined : rule(candidate).find(it => !claimed.has(it))
      if (match === undefined) continue
      matches.set(candidate, match)
      claimed.add(match)
    }
  return matches
}

const nameOf = (existing: ExistingQuestion, { source, aliases }: Candidate): QuestionName => {
  const { file, path, id } = existing
  const all = [...new Set([...aliases, ...existing.aliases])]
  return { file, path, id: id === path ? null : id, aliases: all, source, existing }
}

/** What this import has named already. */
type Taken = {
  readonly paths: Set<string>
  readonly ids: Set<string>
  /** Thousands of copies of one question would try the names of all before them. */
  readonly attempts: Map<string, number>
}

/** Some file systems do not tell `S3` from `s3`. */
const take = (path: string, id: string, { paths, ids }: Taken): boolean => {
  if (paths.has(path.toLowerCase()) || ids.has(id)) return false
  paths.add(path.toLowerCase())
  ids.add(id)
  return true
}

const newName = (candidate: Candidate, bank: ExistingBank, taken: Taken): QuestionName => {
  const { source, aliases, nameFor } = candidate
  const last = nameFor(2).path
  for (let attempt = taken.attempts.get(last) ?? 0; ; attempt++) {
    const { path, id } = nameFor(attempt)
    const owner = bank.byId(id)
    // A file that cannot be read as a question keeps its name, and the question is refused.
    const isUnreadable = owner !== null && owner.asks === null
    if (!isUnreadable && (owner ?? bank.at(path)) !== null) continue
    if (!take(path, id, taken)) continue
    taken.attempts.set(last, attempt)
    if (isUnreadable) return nameOf(owner, candidate)
    return { file: `${path}.md`, path, id: id === path ? null : id, aliases, source, existing: null }
  }
}

/** By its own name; with digits in the path; in the id too; and with a number. */
const namesOf = (question: SourceQuestion, bank: ExistingBank): Candidate['nameFor'] => {
  const name = question.name === null ? '' : bank.within(question.name)
  const own = pathOf(name)
  const path = own === '' ? unnamed(question) : own
  const long = own === '' ? path : `${path}-${digits(question)}`
  const id = own !== '' && isId(name) ? name : path
  return attempt => {
    if (attempt < 2) return { path: attempt === 0 ? path : long, id }
    const numbered = attempt === 2 ? long : `${long}-${attempt - 1}`
    return { path: numbered, id: numbered }
  }
}

const isId = (name: string): boolean =>
  name.length <= 180 && !/[\s\\\p{C}]/u.test(name) && /[\p{L}\p{N}]/u.test(name)

/** A name as a path that stays below the bank: no `..`, nothing hidden, nothing that a file system refuses. */
const pathOf = (name: string): string => {
  const steps = name.split(/[/\\]/).map(slug)
  return steps
    .filter(step => step !== '')
    .slice(-4)
    .join('/')
}

const unnamed = (question: SourceQuestion): string => {
  const folder = slug(question.categories[0] ?? question.domain ?? '').toLowerCase()
  const text = question.question.replaceAll('\\', '')
  const words = slug(text.split(/\s+/, 7).slice(0, 6).join(' ')).toLowerCase()
  return `${folder && `${folder}/`}${words || 'question'}-${digits(question)}`
}

/** The same for the same question, in whatever order its options stand. */
const digits = ({ question, options }: SourceQuestion): string => {
  const texts = options.map(({ text }) => text).toSorted()
  return hash('sha256', JSON.stringify([question, texts]), 'hex').slice(0, 6)
}
