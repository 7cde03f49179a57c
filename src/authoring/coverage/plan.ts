import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { parseYaml } from '../../bank/parse/yaml.ts'

/** What a bank should cover: the file `coverage.yaml` in its folder. */
export type CoveragePlan = {
  /** Each statement, such as a task of an exam guide, needs at least so many questions. */
  readonly minimum: number
  /** A question belongs to a statement by its tag. */
  readonly statements: readonly Statement[]
  readonly groups: readonly SubjectGroup[]
}

export type Statement = { readonly tag: string; readonly title: string }

export type SubjectGroup = { readonly name: string; readonly subjects: readonly Subject[] }

/** `terms`: the names by which texts mention it, the subject's own first. */
export type Subject = { readonly name: string; readonly terms: readonly string[] }

/** A coverage.yaml that can't be used. The message says what to do. */
export class CoveragePlanError extends Error {
  override readonly name = 'CoveragePlanError'
}

/** Throws CoveragePlanError, also where there is no such file. */
export const readCoveragePlan = (file: string): CoveragePlan => {
  const parsed = schema.safeParse(parseYaml(read(file)))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new CoveragePlanError(`${file}: ${issue!.path.join('.') || 'the file'}: ${issue!.message}`)
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new CoveragePlanError(
      `There’s no ${file}. It lists what the bank should cover; docs/question-format.md shows one.`,
    )
  }
}

const text = z.string().trim().min(1)

const subject = z.union([
  text.transform(name => ({ name, terms: [name] })),
  z
    .strictObject({ name: text, also: z.array(text).min(1) })
    .transform(({ name, also }) => ({ name, terms: [name, ...also] })),
])

const schema = z.strictObject({
  minimum: z.coerce.number().int().min(1),
  statements: z.array(z.strictObject({ tag: text, title: text })).min(1),
  groups: z.array(z.strictObject({ name: text, subjects: z.array(subject).min(1) })),
})
