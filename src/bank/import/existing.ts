import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Candidate } from '../clashes.ts'
import { loadBank } from '../load.ts'

/** What is in the bank that is written to. */
export type Existing = {
  /** The path below the bank, without `.md`, of the question with this id or alias. */
  readonly fileOf: (id: string) => string | null
  /** Each question with its file's name, as a person would type it. */
  readonly questions: readonly (Candidate & { readonly path: string })[]
}

export const readExisting = (to: string): Existing => {
  const entries = existsSync(to) ? (loadBank(to)?.sources.entries.values() ?? []) : []
  const questions = [...entries].flatMap(({ source, reading: { question } }) =>
    question === null ? [] : [{ question, path: source.name, shown: join(to, `${source.name}.md`) }],
  )
  const files = new Map<string, string>()
  for (const { question, path } of questions)
    for (const id of [question.id, ...question.aliases]) files.set(id.slice(question.bank.length + 1), path)
  return { questions, fileOf: id => files.get(id) ?? null }
}
