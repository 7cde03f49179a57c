import { readFileSync } from 'node:fs'
import type { Library } from '../../bank/load.ts'
import { type ParsedFile, parseQuestionFile, positionsOf } from '../../bank/parse/read-file.ts'
import type { FileEntry } from '../../bank/scan/read-folder.ts'
import { agrees, appliesTo, byAge, type Correction, correct, optionsDigest } from '../../quiz/correction.ts'
import { type Question, stableId } from '../../quiz/question.ts'
import { editFrontMatter } from './edit-front-matter.ts'

/** What becomes of the corrections of one question. `place`: `file:line:column`. */
export type PlannedEdit =
  | {
      readonly kind: 'edit'
      readonly file: FileEntry['source']
      readonly place: string
      readonly before: string
      readonly after: string
      readonly corrections: readonly Correction[]
      readonly question: Question
    }
  /** It's written in a way that only a person can change. */
  | { readonly kind: 'by-hand'; readonly place: string; readonly wanted: Question }
  /** Its options or its key are other ones than those that were corrected. */
  | { readonly kind: 'changed'; readonly place: string; readonly corrections: readonly Correction[] }
  | { readonly kind: 'no-file'; readonly questionId: string }

/** Corrections that the files don't have yet, and how to change the files. Those that they have are left out. */
export const planEdits = (library: Library, corrections: readonly Correction[]): PlannedEdit[] => {
  const entries = new Map<string, FileEntry>()
  for (const entry of library.sources.entries.values())
    if (entry.parsed.question) entries.set(stableId(entry.parsed.question), entry)
  return [...Map.groupBy(corrections, ({ questionId }) => questionId)].flatMap(([questionId, own]) => {
    const entry = entries.get(questionId)
    return entry ? (planEdit(entry, own) ?? []) : [{ kind: 'no-file' as const, questionId }]
  })
}

const planEdit = (entry: FileEntry, corrections: readonly Correction[]): PlannedEdit | null => {
  const question = entry.parsed.question!
  const applying = corrections.filter(correction => appliesTo(correction, question))
  const place = placeOf(entry)
  if (applying.length === 0) {
    const isDone = corrections.every(one => isReplaced(one, corrections) || isWritten(question, one))
    return isDone ? null : { kind: 'changed', place, corrections }
  }
  const { uncorrected: _, voided: __, ...wanted } = correct(question, applying)
  if (isSameKey(question, wanted)) return null
  const before = readFileSync(entry.source.path, 'utf8')
  const after = withoutMark(before, text => editFrontMatter(text, question, wanted))
  const edited = after === null ? null : parseQuestionFile(after.replace(/^\uFEFF/, ''), entry.location)
  // Whatever the file looks like: an edit that doesn't say exactly what was wanted isn't made.
  if (after === null || !saysWhatIsWanted(edited!, question, wanted))
    return { kind: 'by-hand', place, wanted }
  return { kind: 'edit', file: entry.source, place, before, after, corrections: applying, question }
}

const withoutMark = (text: string, edit: (text: string) => string | null): string | null => {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const edited = edit(text.slice(mark.length))
  return edited === null ? null : mark + edited
}

const placeOf = ({ source, location }: FileEntry): string => {
  const [position] = positionsOf(location, [() => ['answer']])
  return `${source.displayPath}:${position!.line}:${position!.column}`
}

/** Whether a later one says which key is right instead. */
const isReplaced = (correction: Correction, others: readonly Correction[]): boolean =>
  correction.fix.kind === 'key' &&
  others.some(
    other =>
      other.fix.kind === 'key' &&
      other.optionsDigest === correction.optionsDigest &&
      byAge(correction, other) < 0,
  )

/** Whether the file says what a correction wanted. */
const isWritten = (question: Question, { fix, optionsDigest: options }: Correction): boolean =>
  (fix.kind === 'void' || optionsDigest(question) === options) && agrees(question, fix)

const keyOf = ({ answer, accepted = [], status }: Question): string =>
  JSON.stringify([answer, accepted, status ?? null])

const isSameKey = (a: Question, b: Question): boolean => keyOf(a) === keyOf(b)

const saysWhatIsWanted = ({ question }: ParsedFile, before: Question, wanted: Question): boolean =>
  question !== null && isSameKey(question, wanted) && textsOf(question) === textsOf(before)

/** All but the key and what follows from it. */
const textsOf = ({ answer: _, accepted: __, status: ___, hash: ____, ...texts }: Question): string =>
  JSON.stringify(texts)
