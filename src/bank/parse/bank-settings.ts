import type { Domain, Exam } from '../../quiz/question.ts'
import { createNotes, fileError, hasErrors, type Mark, type Notes, type Path } from '../problem.ts'
import { readText } from '../scan/read-text.ts'
import { readAccepts } from './accepts.ts'
import { type Data, readScalar } from './fields.ts'
import { isRecord } from './front-matter.ts'
import { warnOfUnknownKeys } from './unknown-keys.ts'
import { BrokenYaml, locate, parseYaml } from './yaml.ts'

export type Settings = {
  readonly title: string | null
  readonly description: string
  readonly domains: readonly Domain[]
  readonly exam: Exam | null
}

export type ReadSettings = {
  readonly settings: Settings | null
  /** Codes of warnings about the bank that its owner has looked at. */
  readonly accepts: readonly string[]
  readonly marks: readonly Mark[]
}

export const NO_SETTINGS: Settings = { title: null, description: '', domains: [], exam: null }

export const readBankFile = (path: string, size: number): ReadSettings => {
  const read = readText(path, size)
  return read.kind === 'broken' ? broken([read.mark]) : readBankYaml(read.text)
}

const broken = (marks: readonly Mark[]): ReadSettings => ({ settings: null, accepts: [], marks })

/** `bank.yaml`; `settings` is null where something in it is wrong. */
export const readBankYaml = (source: string): ReadSettings => {
  try {
    const data = parseYaml(source) ?? {}
    if (!isRecord(data)) return broken([fileError('bank-file', NOT_A_MAP)])
    const notes = createNotes()
    const settings = readSettings(data, notes)
    const accepts = readAccepts(data, notes)
    const marks = locate(source, notes.findings)
    return { settings: hasErrors(marks) ? null : settings, accepts, marks }
  } catch (error) {
    return broken(error instanceof BrokenYaml ? error.marks : [fileError('yaml', TOO_DEEP)])
  }
}

const NOT_A_MAP =
  '`bank.yaml` is not a set of keys: write `title: "…"`, then `description`, `domains` and `exam`'
const TOO_DEEP = 'the YAML cannot be read: it is nested too deeply'

const readSettings = (data: Data, notes: Notes): Settings => {
  warnOfUnknownKeys(data, new Set(['title', 'description', 'domains', 'exam', 'accept']), notes)
  return {
    title: readScalar(data.title, ['title'], notes),
    description: readScalar(data.description, ['description'], notes) ?? '',
    domains: readDomains(data.domains, notes),
    exam: readExam(data.exam, notes),
  }
}

const readDomains = (value: unknown, notes: Notes): Domain[] => {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) {
    notes.error(['domains'], 'wrong-type', `\`domains\` must be a list of \`- name: …\` with \`weight: …\``)
    return []
  }
  const domains: Domain[] = []
  for (const [index, item] of value.entries()) {
    const domain = readDomain(item, ['domains', index], notes)
    if (domain === null) continue
    if (domains.some(({ name }) => name === domain.name))
      notes.error(
        ['domains', index, 'name'],
        'domain-twice',
        `the domain “${domain.name}” is listed twice: keep one`,
      )
    else domains.push(domain)
  }
  return domains
}

const readDomain = (item: unknown, path: Path, notes: Notes): Domain | null => {
  if (!isRecord(item)) {
    notes.error(path, 'wrong-type', 'a domain must be `- name: …` with `weight: …` below it')
    return null
  }
  warnOfUnknownKeys(item, new Set(['name', 'weight']), notes, path)
  const name = readScalar(item.name, [...path, 'name'], notes)
  if (name === null) notes.error(path, 'domain-name', 'this domain has no name: write `name: …`')
  const weight = readNumber(item, path, 'weight', notes, { above: 0, most: 1_000_000, whole: false })
  return name === null || weight === null ? null : { name, weight }
}

const readExam = (value: unknown, notes: Notes): Exam | null => {
  if (value === undefined || value === null) return null
  if (!isRecord(value)) {
    notes.error(['exam'], 'wrong-type', '`exam` must have `questions`, `minutes` and `pass-mark` below it')
    return null
  }
  warnOfUnknownKeys(value, new Set(['questions', 'minutes', 'pass-mark']), notes, ['exam'])
  const questions = readNumber(value, ['exam'], 'questions', notes, { above: 0, most: 1000, whole: true })
  const minutes = readNumber(value, ['exam'], 'minutes', notes, { above: 0, most: 10_000, whole: true })
  const passMark = readNumber(value, ['exam'], 'pass-mark', notes, { above: 0, most: 100, whole: false })
  return questions === null || minutes === null || passMark === null ? null : { questions, minutes, passMark }
}

type Range = { readonly above: number; readonly most: number; readonly whole: boolean }

const readNumber = (data: Data, path: Path, key: string, notes: Notes, range: Range): number | null => {
  const at = [...path, key]
  const text = readScalar(data[key], at, notes)
  if (text !== null && fits(text, key, range)) return Number.parseFloat(text)
  const kind = range.whole ? 'a whole number' : 'a number'
  const message = `\`${key}\` must be ${kind} above ${range.above}, at most ${range.most}`
  if (typeof (data[key] ?? '') === 'string')
    notes.error(data[key] === undefined ? path : at, 'number', message)
  return null
}

const fits = (text: string, key: string, { above, most, whole }: Range): boolean => {
  const shape = whole ? /^\d{1,9}$/ : key === 'pass-mark' ? /^\d{1,9}(?:\.\d+)?\s*%?$/ : /^\d{1,9}(?:\.\d+)?$/
  const number = Number.parseFloat(text)
  return shape.test(text) && number > above && number <= most
}
