import { hash } from 'node:crypto'
import { LETTERS } from '../../bank/parse/options.ts'
import { answerFingerprint } from '../../bank/validate/conflicts.ts'
import { type Coming, isExactly, mayBe } from './correction.ts'
import type { Existing, Resident } from './existing.ts'
import type { FoundQuestion } from './found.ts'
import type { Item } from './item.ts'
import { slug } from './slug.ts'

/** What a question is called in the bank. */
export type Named = {
  /** The path below the bank, with its ending. */
  readonly file: string
  /** The path without ending. */
  readonly path: string
  /** Its id where the path cannot say it. */
  readonly id: string | null
  readonly aliases: readonly string[]
  /** The question as an earlier import, or a person, wrote it. Its path, id and aliases stay. */
  readonly before: Resident | null
}

export type NamedItem = Item & { readonly named: Named }

/**
 * Names files the same way in every import, whatever else stands in the source: by what the source calls a question,
 * else by its first words and a few digits of its text. Two that are called the same get digits too.
 */
export const nameItems = (items: readonly Item[], existing: Existing): NamedItem[] => {
  const taken: Taken = { paths: new Set(), ids: new Set(), tries: new Map() }
  const comers = items.map(item => comerOf(item, existing))
  // Whoever asks exactly what the bank has there comes before those who may be corrections of it.
  const exact = comers.map(comer => exactName(comer, existing, taken))
  return items.map((item, index) => ({
    ...item,
    named: exact[index] ?? firstName(comers[index]!, existing, taken),
  }))
}

/** What this import has named already. */
type Taken = {
  readonly paths: Set<string>
  readonly ids: Set<string>
  /** Thousands of copies of one question would try the names of all before them. */
  readonly tries: Map<string, number>
}

/** A question that is to be named: what it asks, and what it can be called. */
type Comer = Coming & { readonly aliases: readonly string[]; readonly callOf: (tries: number) => Call }

const exactName = (comer: Comer, existing: Existing, taken: Taken): Named | null => {
  for (const tries of [0, 2]) {
    const before = existing.byId(comer.callOf(tries).id)
    if (before === null || !isExactly(before, comer)) continue
    const named = namedAs(before, comer.aliases)
    if (take(named, before.id, taken)) return named
  }
  return null
}

const firstName = (comer: Comer, existing: Existing, taken: Taken): Named => {
  const last = comer.callOf(2).path
  for (let tries = taken.tries.get(last) ?? 0; ; tries++) {
    const call = comer.callOf(tries)
    const named = namedBy(call, comer, existing)
    if (named === null || !take(named, named.before?.id ?? call.id, taken)) continue
    taken.tries.set(last, tries)
    return named
  }
}

/** Some file systems do not tell `S3` from `s3`. */
const take = ({ path }: Named, id: string, { paths, ids }: Taken): boolean => {
  if (paths.has(path.toLowerCase()) || ids.has(id)) return false
  paths.add(path.toLowerCase())
  ids.add(id)
  return true
}

type Call = { readonly path: string; readonly id: string }

/** What a question can be called: by its own name; with digits in the path; in the id too; and with a number. */
const callsOf = (question: FoundQuestion, existing: Existing): ((tries: number) => Call) => {
  const name = question.name === null ? '' : existing.within(question.name)
  const own = pathOf(name)
  const path = own === '' ? unnamed(question) : own
  const long = own === '' ? path : `${path}-${digits(question)}`
  const id = own !== '' && isId(name) ? name : path
  return tries => {
    if (tries < 2) return { path: tries === 0 ? path : long, id }
    const numbered = tries === 2 ? long : `${long}-${tries - 1}`
    return { path: numbered, id: numbered }
  }
}

/** Null where the bank has another question of this name. */
const namedBy = ({ path, id }: Call, comer: Comer, existing: Existing): Named | null => {
  const { aliases } = comer
  const before = existing.byId(id)
  if (before !== null) return mayBe(before, comer) ? namedAs(before, aliases) : null
  if (existing.at(path) !== null) return null
  return { file: `${path}.md`, path, id: id === path ? null : id, aliases, before }
}

const namedAs = (before: Resident, aliases: readonly string[]): Named => {
  const { file, path, id } = before
  return {
    file,
    path,
    id: id === path ? null : id,
    aliases: [...new Set([...aliases, ...before.aliases])],
    before,
  }
}

const comerOf = ({ question, answer, picture }: Item, existing: Existing): Comer => {
  const options = question.options.map(({ text }, place) => ({
    key: LETTERS[place] ?? '',
    text,
    rationale: null,
  }))
  return {
    asks: { text: question.question, options: question.options, image: picture },
    right: answerFingerprint({ options, answer }),
    aliases: question.aliases.map(existing.within),
    callOf: callsOf(question, existing),
  }
}

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
