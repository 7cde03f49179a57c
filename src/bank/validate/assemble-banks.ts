import { dirname } from 'node:path'
import { type Bank, isWithdrawn, type Question } from '../../quiz/question.ts'
import { foldName } from '../../quiz/topic-name.ts'
import type { BankSettings } from '../parse/bank-settings.ts'
import { MAX_FINDINGS } from '../parse/limits.ts'
import { positionsOf } from '../parse/read-file.ts'
import { type Diagnostic, FILE_START, firstFindings, hasErrors, type Problem } from '../problem.ts'
import { bankFileOf, type FileEntry, type FolderContents } from '../scan/read-folder.ts'
import { type Conflict, findIdConflicts, findQuestionConflicts, type LocatedQuestion } from './conflicts.ts'

type Assembly = {
  readonly banks: readonly Bank[]
  readonly problems: readonly Problem[]
  readonly countsOf: ReadonlyMap<string, FileCounts>
}

export type FileCounts = {
  /** Files that are played, including those with warnings. */
  readonly playable: number
  /** Playable files with at least one warning. */
  readonly withWarnings: number
  readonly quarantined: number
  readonly drafts: number
  /** Files without errors whose question is suspended or retired. */
  readonly withdrawn: number
}

/** A question whose file has no error, and that file. */
type ValidQuestion = LocatedQuestion & { readonly entry: FileEntry }

/** Turns parsed files into banks: finds the conflicts between files, and leaves out what has errors. `unread`: of the scan. */
export const assembleBanks = (
  folders: readonly FolderContents[],
  unread: readonly Problem[] = [],
): Assembly => {
  const crossFile = createCrossFileDiagnostics()
  const uniqueIds = dropConflicts(folders.flatMap(validQuestions), findIdConflicts, crossFile)
  const playable = dropConflicts(uniqueIds, findConflictsOfAsked, crossFile)
  const byBank = Map.groupBy(playable, ({ question }) => question.bank)
  const assembled = folders.map(contents =>
    assembleBank(contents, byBank.get(contents.folder.name) ?? [], crossFile, unread),
  )
  return {
    banks: assembled.map(({ bank }) => bank),
    problems: assembled.flatMap(({ problems }) => problems),
    countsOf: new Map(assembled.map(({ name, counts }) => [name, counts])),
  }
}

type Message = Pick<Diagnostic, 'code' | 'message' | 'severity'>

/** Diagnostics that a file has only beside other files or bank.yaml. */
type CrossFileDiagnostics = {
  of(entry: FileEntry): readonly Diagnostic[]
  add(entry: FileEntry, key: string, message: Message): void
}

const createCrossFileDiagnostics = (): CrossFileDiagnostics => {
  const byEntry = new Map<FileEntry, (Message & { readonly key: string })[]>()
  return {
    of(entry) {
      const first = firstFindings(byEntry.get(entry) ?? [], MAX_FINDINGS)
      if (first.length === 0) return []
      const positions = positionsOf(
        entry.location,
        first.map(({ key }) => () => [key]),
      )
      return first.map(({ code, message, severity }, index) => ({
        ...positions[index]!,
        code,
        message,
        severity,
      }))
    },
    add(entry, key, { code, message, severity }) {
      const messages = byEntry.get(entry) ?? []
      byEntry.set(entry, messages)
      messages.push({ key, code, message, severity })
    },
  }
}

const validQuestions = ({ files }: FolderContents): ValidQuestion[] =>
  files.flatMap(entry => {
    const { question } = entry.parsed
    return question === null ? [] : [{ question, displayPath: entry.source.displayPath, entry }]
  })

/** A retired question may ask the same as the one that takes its place. */
const findConflictsOfAsked = (questions: readonly ValidQuestion[]): Conflict<ValidQuestion>[] =>
  findQuestionConflicts(questions.filter(({ question }) => !isWithdrawn(question)))

/** Reports all conflicts, and returns the questions that have none of severity `error`. */
const dropConflicts = (
  questions: readonly ValidQuestion[],
  find: (questions: readonly ValidQuestion[]) => Conflict<ValidQuestion>[],
  crossFile: CrossFileDiagnostics,
): readonly ValidQuestion[] => {
  const conflicts = find(questions)
  for (const conflict of conflicts) crossFile.add(conflict.member.entry, conflict.key, conflict)
  const dropped = new Set(
    conflicts.filter(({ severity }) => severity === 'error').map(({ member }) => member),
  )
  return dropped.size === 0 ? questions : questions.filter(question => !dropped.has(question))
}

const assembleBank = (
  { folder, files, settings: parsed }: FolderContents,
  playable: readonly ValidQuestion[],
  crossFile: CrossFileDiagnostics,
  unread: readonly Problem[],
) => {
  const { settings } = parsed
  const bankFile = bankFileOf(folder, parsed).displayPath
  // Where bank.yaml has errors, its domains may be incomplete.
  if (!hasErrors(parsed.diagnostics))
    for (const { question, entry } of playable) warnOfUnknownDomain(question, settings, entry, crossFile)
  const diagnosed = files.map(entry => ({
    entry,
    diagnostics: [...entry.parsed.diagnostics, ...crossFile.of(entry)],
  }))
  const questions = playable.map(({ question }) => question)
  const ofBankFile = [
    ...parsed.diagnostics,
    ...(files.length > 0 ? [] : [EMPTY_BANK]),
    ...unknownTags(settings, questions),
  ]
  const counts = countFiles(diagnosed)
  const isHere = ({ file }: Problem) => `${file}/`.startsWith(`${dirname(bankFile)}/`)
  const isPartial = counts.quarantined > 0 || unread.some(isHere)
  return {
    name: folder.name,
    bank: {
      ...settings,
      name: folder.name,
      title: settings.title ?? folder.name,
      questions,
      ...(isPartial && { partial: true as const }),
    },
    problems: [
      ...ofBankFile.map(inFile(bankFile)),
      ...diagnosed.flatMap(({ entry, diagnostics }) => diagnostics.map(inFile(entry.source.displayPath))),
    ],
    counts,
  }
}

const inFile =
  (file: string) =>
  (diagnostic: Diagnostic): Problem => ({ file, ...diagnostic })

const warnOfUnknownDomain = (
  { domain }: Question,
  { domains }: BankSettings,
  entry: FileEntry,
  crossFile: CrossFileDiagnostics,
): void => {
  if (domain === null || domains.length === 0 || domains.some(({ name }) => name === domain)) return
  const message = `the domain “${domain}” isn’t in bank.yaml: fix it, or add it there`
  crossFile.add(entry, 'domain', { code: 'domain-unknown', message, severity: 'warning' })
}

/** Tags that the exam leaves out although no question has them: a typo would let the others in. */
const unknownTags = ({ exam }: BankSettings, questions: readonly Question[]): Diagnostic[] => {
  const known = new Set(questions.flatMap(({ tags }) => tags.map(foldName)))
  return (exam?.without ?? [])
    .filter(tag => !known.has(foldName(tag)))
    .map(tag => ({
      ...FILE_START,
      code: 'tag-unknown',
      message: `\`exam\` leaves out the tag “${tag}”, but no question has it: fix it, or delete it`,
      severity: 'warning',
    }))
}

const EMPTY_BANK: Diagnostic = {
  ...FILE_START,
  code: 'bank-empty',
  message: 'this bank has no question: add a file, such as `s3/s3-001.md`',
  severity: 'warning',
}

type DiagnosedFile = { readonly entry: FileEntry; readonly diagnostics: readonly Diagnostic[] }

const countFiles = (files: readonly DiagnosedFile[]): FileCounts => {
  const counts = { playable: 0, withWarnings: 0, quarantined: 0, drafts: 0, withdrawn: 0 }
  for (const { entry, diagnostics } of files) {
    if (entry.parsed.draft) counts.drafts++
    else if (entry.parsed.question === null || hasErrors(diagnostics)) counts.quarantined++
    else if (isWithdrawn(entry.parsed.question)) counts.withdrawn++
    else {
      counts.playable++
      if (diagnostics.length > 0) counts.withWarnings++
    }
  }
  return counts
}
