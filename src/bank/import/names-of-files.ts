import { hash } from 'node:crypto'
import type { Existing, Resident } from './existing.ts'
import { mayBe } from './existing.ts'
import type { FoundQuestion } from './found.ts'
import { slug } from './slug.ts'

/** What a question is called in the bank. */
export type Named = {
  /** The path below the bank, without `.md`. */
  readonly path: string
  /** Its id where the path cannot say it. */
  readonly id: string | null
  readonly aliases: readonly string[]
  /** The question as an earlier import, or a person, wrote it. Its path, id and aliases stay. */
  readonly before: Resident | null
}

/**
 * Names files the same way in every import, whatever else stands in the source: by what the source calls a question,
 * else by its first words and a few digits of its text. Two that are called the same get digits too.
 */
export const nameQuestions = (questions: readonly FoundQuestion[], existing: Existing): Named[] => {
  const calls = countEach(questions.flatMap(({ name }) => name ?? []))
  // Some file systems do not tell `S3` from `s3`.
  const taken = new Set<string>()
  // Thousands of copies of one question would try the names of all before them.
  const triesOf = new Map<string, number>()
  return questions.map(question => {
    const callOf = callsOf(question, calls.get(question.name ?? '') === 1)
    const last = callOf(1).path
    for (let tries = triesOf.get(last) ?? 0; ; tries++) {
      const named = namedBy(callOf(tries), question, existing)
      if (named === null || taken.has(named.path.toLowerCase())) continue
      taken.add(named.path.toLowerCase())
      triesOf.set(last, tries)
      return named
    }
  })
}

const countEach = (names: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

type Call = Pick<Named, 'path' | 'id'>

/** What a question can be called: by its own name, with digits, and then with a number too. */
const callsOf = (question: FoundQuestion, isUnique: boolean): ((tries: number) => Call) => {
  const own = ownCall(question, isUnique)
  const long = question.name === null ? own.path : `${own.path}-${digits(question)}`
  return tries => {
    if (tries === 0) return own
    return { path: tries === 1 ? long : `${long}-${tries}`, id: null }
  }
}

const ownCall = (question: FoundQuestion, isUnique: boolean): Call => {
  const { name } = question
  const path = name === null ? '' : pathOf(name)
  if (path === '') return { path: unnamed(question), id: null }
  return { path, id: path !== name && isUnique && isId(name!) ? name : null }
}

/** Null where the bank has another question of this name. */
const namedBy = (call: Call, question: FoundQuestion, existing: Existing): Named | null => {
  const id = call.id ?? call.path
  const before = existing.byId(id) ?? existing.at(call.path)
  if (before === null) return { ...call, aliases: question.aliases, before }
  const isIt = [before.id, ...before.aliases].includes(id)
  if (!isIt || !mayBe(before, { text: question.question, options: question.options })) return null
  const { path } = before
  return { path, id: before.id === path ? null : before.id, aliases: aliasesOf(question, before), before }
}

const aliasesOf = ({ aliases }: FoundQuestion, before: Resident): string[] => [
  ...aliases,
  ...before.aliases.filter(alias => !aliases.some(given => given === alias || given.endsWith(`/${alias}`))),
]

const isId = (name: string): boolean =>
  name.length <= 180 && !/[\s\\\p{C}]/u.test(name) && /[\p{L}\p{N}]/u.test(name)

/** A name as a path that stays below the bank: no `..`, nothing hidden, nothing that a file system refuses. */
const pathOf = (name: string): string =>
  name
    .split(/[/\\]/)
    .map(slug)
    .filter(step => step !== '')
    .slice(-4)
    .join('/')

const unnamed = (question: FoundQuestion): string => {
  const folder = slug(question.categories[0] ?? question.domain ?? '').toLowerCase()
  const words = slug(question.question.split(/\s+/, 7).slice(0, 6).join(' ')).toLowerCase()
  return `${folder && `${folder}/`}${words || 'question'}-${digits(question)}`
}

/** The same for the same question, in whatever order its options stand. */
const digits = ({ question, options }: FoundQuestion): string =>
  hash('sha256', JSON.stringify([question, options.map(({ text }) => text).toSorted()]), 'hex').slice(0, 6)
