import { hash } from 'node:crypto'
import type { FoundQuestion } from './found.ts'

/** What a question is called in the bank. */
export type Named = {
  /** The path below the bank, without `.md`. */
  readonly path: string
  /** Its id where the path cannot say it. */
  readonly id: string | null
}

/**
 * Names files the same way in every import, whatever else stands in the source: by what the source calls a question,
 * else by its first words and a few digits of its text. `fileOf` says where the bank has an id already.
 */
export const nameQuestions = (
  questions: readonly FoundQuestion[],
  fileOf: (id: string) => string | null,
): Named[] => {
  const calls = new Map<string, number>()
  for (const { name } of questions) if (name !== null) calls.set(name, (calls.get(name) ?? 0) + 1)
  // Some file systems do not tell `S3` from `s3`.
  const taken = new Set<string>()
  return questions.map(question => {
    const named = nameOf(question, calls.get(question.name ?? '') === 1, fileOf)
    const path = freeName(named.path, question, taken)
    taken.add(path.toLowerCase())
    return path === named.path ? named : { path, id: null }
  })
}

const nameOf = (question: FoundQuestion, isUnique: boolean, fileOf: (id: string) => string | null): Named => {
  const { name } = question
  const known = name !== null && isUnique ? fileOf(name) : null
  if (known !== null) return { path: known, id: name === known ? null : name }
  const path = name === null ? '' : pathOf(name)
  if (path === '') return { path: unnamed(question), id: null }
  return { path, id: path !== name && isUnique && isId(name!) ? name : null }
}

const isId = (name: string): boolean =>
  name.length <= 180 && !/[\s\\\p{C}]/u.test(name) && /[\p{L}\p{N}]/u.test(name)

const MOST_IN_A_NAME = 80

/** A name as a path that stays below the bank: no `..`, nothing hidden, nothing that a file system refuses. */
const pathOf = (name: string): string =>
  name
    .split(/[/\\]/)
    .map(slug)
    .filter(step => step !== '')
    .slice(-4)
    .join('/')

const slug = (text: string): string =>
  text
    .normalize('NFC')
    .slice(0, 4 * MOST_IN_A_NAME)
    .replaceAll(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
    .slice(0, MOST_IN_A_NAME)
    .replaceAll(/^[-.]+|[-.]+$/g, '')

const unnamed = (question: FoundQuestion): string => {
  const folder = slug(question.categories[0] ?? question.domain ?? '').toLowerCase()
  const words = slug(question.question.split(/\s+/, 7).slice(0, 6).join(' ')).toLowerCase()
  return `${folder && `${folder}/`}${words || 'question'}-${digits(question)}`
}

/** The same for the same question, in whatever order its options stand. */
const digits = ({ question, options }: FoundQuestion): string =>
  hash('sha256', JSON.stringify([question, options.map(({ text }) => text).toSorted()]), 'hex').slice(0, 6)

const freeName = (path: string, question: FoundQuestion, taken: ReadonlySet<string>): string => {
  if (!taken.has(path.toLowerCase())) return path
  const base = `${path}-${digits(question)}`
  let name = base
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${base}-${count}`
  return name
}
