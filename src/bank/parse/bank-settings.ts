import type { Domain, ExamSettings } from '../../quiz/question.ts'
import {
  createReporter,
  type Diagnostic,
  fileError,
  firstFindings,
  isError,
  type KeyPath,
  type Reporter,
} from '../problem.ts'
import { readUtf8File } from '../scan/read-text.ts'
import { checkCharacters } from './characters.ts'
import {
  checkListLength,
  readAcceptedCodes,
  readLabel,
  readList,
  readScalar,
  type YamlMap,
} from './fields.ts'
import { isRecord } from './front-matter.ts'
import { MAX_FINDINGS, MAX_YAML_LENGTH } from './limits.ts'
import { warnOfUnknownKeys } from './unknown-keys.ts'
import { parseYaml, YamlError } from './yaml.ts'
import { warnOfComments } from './yaml-comments.ts'
import { locateFindings } from './yaml-positions.ts'

export type BankSettings = {
  readonly title: string | null
  readonly description: string
  readonly domains: readonly Domain[]
  readonly exam: ExamSettings | null
}

export type ParsedSettings = {
  /** Without the parts that have errors. */
  readonly settings: BankSettings
  /** Codes of warnings about the bank that its owner has accepted. */
  readonly acceptedCodes: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

export const NO_SETTINGS: BankSettings = { title: null, description: '', domains: [], exam: null }

/** Reads `bank.yaml`. What is wrong in it is left out, and never keeps the questions of the bank out of play. */
export const readBankFile = (path: string, size: number): ParsedSettings => {
  const parsed = parseBankFile(path, size)
  const diagnostics = parsed.diagnostics.map(diagnostic =>
    isError(diagnostic) ? { ...diagnostic, message: diagnostic.message + MEANWHILE } : diagnostic,
  )
  return { ...parsed, diagnostics }
}

const MEANWHILE = '; until then, the bank plays without it'

const parseBankFile = (path: string, size: number): ParsedSettings => {
  const read = readUtf8File(path, size)
  if (read.kind === 'broken') return broken([read.diagnostic])
  return read.text.length > MAX_YAML_LENGTH
    ? broken([fileError('too-large', TOO_LONG)])
    : parseBankYaml(read.text)
}

const TOO_LONG = `\`bank.yaml\` has over ${MAX_YAML_LENGTH / 1024} KB: shorten it`

const broken = (diagnostics: readonly Diagnostic[]): ParsedSettings => ({
  settings: NO_SETTINGS,
  acceptedCodes: [],
  diagnostics,
})

const parseBankYaml = (source: string): ParsedSettings => {
  try {
    const data = parseYaml(source) ?? {}
    if (!isRecord(data)) return broken([fileError('bank-file', NOT_A_MAP)])
    const report = createReporter()
    const settings = readSettings(data, report)
    warnOfComments(source, isText, report)
    checkTexts(settings, report)
    const acceptedCodes = readAcceptedCodes(data, report)
    const diagnostics = locateFindings(source, firstFindings(report.findings, MAX_FINDINGS))
    return { settings, acceptedCodes, diagnostics }
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    return broken(error.diagnostics)
  }
}

const checkTexts = ({ title, description, domains }: BankSettings, report: Reporter): void => {
  checkCharacters(title ?? '', ['title'], report)
  if (title !== null && title.length > MAX_TITLE_LENGTH) report.warning(['title'], 'topic-long', LONG_TITLE)
  checkCharacters(description, ['description'], report)
  for (const { name } of domains) checkCharacters(name, ['domains'], report)
}

/** What a suggestion has room for, beside the number of questions. */
const MAX_TITLE_LENGTH = 70
const LONG_TITLE = `more than ${MAX_TITLE_LENGTH} characters, so suggestions show the beginning only: shorten it`

const isText = ([key, , part]: KeyPath): boolean =>
  key === 'title' || key === 'description' || (key === 'domains' && part === 'name')

const NOT_A_MAP = '`bank.yaml` isn’t a mapping: write `title: "…"`, then `description`, `domains` and `exam`'

const readSettings = (data: YamlMap, report: Reporter): BankSettings => {
  warnOfUnknownKeys(data, new Set(['title', 'description', 'domains', 'exam', 'accept']), report)
  return {
    title: readLabel(data.title, ['title'], report),
    description: readScalar(data.description, ['description'], report) ?? '',
    domains: readDomains(data.domains, report),
    exam: readExam(data.exam, report),
  }
}

const readDomains = (value: unknown, report: Reporter): Domain[] => {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) {
    report.error(['domains'], 'wrong-type', `\`domains\` must be a list of \`- name: …\` with \`weight: …\``)
    return []
  }
  const domains: Domain[] = []
  if (!checkListLength(value.length, ['domains'], report)) return domains
  for (const [index, item] of value.entries()) {
    const domain = readDomain(item, ['domains', index], report)
    if (domain === null) continue
    if (domains.some(({ name }) => name === domain.name))
      report.error(
        ['domains', index, 'name'],
        'domain-twice',
        `the domain “${domain.name}” is listed twice: keep one`,
      )
    else domains.push(domain)
  }
  return domains
}

const readDomain = (item: unknown, path: KeyPath, report: Reporter): Domain | null => {
  if (!isRecord(item)) {
    report.error(path, 'wrong-type', 'a domain must be `- name: …` with `weight: …` below it')
    return null
  }
  warnOfUnknownKeys(item, new Set(['name', 'weight']), report, path)
  const name = readLabel(item.name, [...path, 'name'], report)
  if (name === null) report.error(path, 'domain-name', 'this domain has no name: write `name: …`')
  const weight = readNumber(item, path, 'weight', report, { above: 0, most: 1_000_000, whole: false })
  return name === null || weight === null ? null : { name, weight }
}

const readExam = (value: unknown, report: Reporter): ExamSettings | null => {
  if (value === undefined || value === null) return null
  if (!isRecord(value)) {
    report.error(['exam'], 'wrong-type', '`exam` must have `questions`, `minutes` and `pass-mark` below it')
    return null
  }
  warnOfUnknownKeys(value, new Set(['questions', 'minutes', 'pass-mark', 'trial', 'without']), report, [
    'exam',
  ])
  const questions = readNumber(value, ['exam'], 'questions', report, { above: 0, most: 1000, whole: true })
  const minutes = readNumber(value, ['exam'], 'minutes', report, { above: 0, most: 10_000, whole: true })
  const passMark = readNumber(value, ['exam'], 'pass-mark', report, { above: 0, most: 100, whole: false })
  const trial = readTrial(value, report)
  const without = readList(value, 'without', below(report, 'exam')).map(({ text }) => text)
  if (questions === null || minutes === null || passMark === null) return null
  return {
    questions,
    minutes,
    passMark,
    ...(trial !== null && { trial }),
    ...(without.length > 0 && { without }),
  }
}

/** Null for none. */
const readTrial = (exam: YamlMap, report: Reporter): number | null =>
  (exam.trial ?? null) === null || exam.trial === '0'
    ? null
    : readNumber(exam, ['exam'], 'trial', report, { above: 0, most: 1000, whole: true })

/** Reports what is found in the map under `key`. */
const below = (report: Reporter, key: string): Reporter => ({
  findings: report.findings,
  error: (path, ...finding) => report.error([key, ...path], ...finding),
  warning: (path, ...finding) => report.warning([key, ...path], ...finding),
})

type Range = { readonly above: number; readonly most: number; readonly whole: boolean }

const readNumber = (
  data: YamlMap,
  path: KeyPath,
  key: string,
  report: Reporter,
  range: Range,
): number | null => {
  const at = [...path, key]
  const text = readScalar(data[key], at, report)
  if (text !== null && fits(text, key, range)) return Number.parseFloat(text)
  const kind = range.whole ? 'a whole number' : 'a number'
  const message = `\`${key}\` must be ${kind} above ${range.above}, at most ${range.most}`
  if (typeof (data[key] ?? '') === 'string')
    report.error(data[key] === undefined ? path : at, 'number', message)
  return null
}

const fits = (text: string, key: string, { above, most, whole }: Range): boolean => {
  const shape = whole ? /^\d{1,9}$/ : key === 'pass-mark' ? /^\d{1,9}(?:\.\d+)?\s*%?$/ : /^\d{1,9}(?:\.\d+)?$/
  const number = Number.parseFloat(text)
  return shape.test(text) && number > above && number <= most
}
