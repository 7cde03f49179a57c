import { hash } from 'node:crypto'
import type { Bank, ExamSettings, Question } from '../question.ts'
import { foldName } from '../topic-name.ts'

/** A bank with a mock exam: its bank.yaml has `exam`. */
export type ExamBank = Bank & { readonly exam: ExamSettings }

export const hasExam = (bank: Bank): bank is ExamBank => bank.exam !== null

/** The questions that a bank's exam may ask: those without a tag that it leaves out. */
export const examQuestionsOf = ({ exam, questions }: ExamBank): readonly Question[] => {
  const without = new Set(exam.without?.map(foldName))
  return without.size === 0
    ? questions
    : questions.filter(({ tags }) => !tags.some(tag => without.has(foldName(tag))))
}

/** How much of an exam to sit. `domain` names the domain of a `domain` exam, and is null for the others. */
export type ExamFormat = { readonly kind: FormatKind; readonly domain: string | null }

export const FORMAT_KINDS = ['full', 'half', 'ten', 'domain'] as const
export type FormatKind = (typeof FORMAT_KINDS)[number]

const TEN = 10

/** Every format that a bank offers, the full exam first. A bank with one domain has nothing to divide. */
export const formatsOf = ({ exam, domains }: ExamBank): readonly ExamFormat[] => [
  { kind: 'full', domain: null },
  ...(exam.questions > 1 ? [{ kind: 'half' as const, domain: null }] : []),
  ...(exam.questions > TEN ? [{ kind: 'ten' as const, domain: null }] : []),
  ...(domains.length > 1 ? domains.map(({ name }) => ({ kind: 'domain' as const, domain: name })) : []),
]

/** How many questions a format has, if the bank has enough. `ofDomain`: the domain's number in the full exam. */
export const sizeOf = ({ exam }: ExamBank, { kind }: ExamFormat, ofDomain: number): number => {
  if (kind === 'half') return Math.ceil(exam.questions / 2)
  if (kind === 'ten') return Math.min(TEN, exam.questions)
  return kind === 'domain' ? ofDomain : exam.questions
}

/** A short name for what may be too long for a custom id: 8 hex digits of its hash. */
export const shortNameOf = (name: string): string => hash('sha256', name, 'hex').slice(0, 8)

/** The short name of a format: its kind, or that of its domain. */
export const formatId = ({ kind, domain }: ExamFormat): string =>
  domain === null ? kind : shortNameOf(domain)

/** The format with this short name or, as someone typed it, with this kind or domain; null if the bank has none. */
export const findFormat = (bank: ExamBank, typed: string): ExamFormat | null => {
  const formats = formatsOf(bank)
  return (
    formats.find(format => formatId(format) === typed) ??
    formats.find(({ domain }) => domain !== null && domain.toLowerCase() === typed.trim().toLowerCase()) ??
    null
  )
}
