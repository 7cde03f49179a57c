import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { printable } from '../printable.ts'
import type { Bank } from '../quiz/question.ts'
import { byPosition, type Problem } from './problem.ts'
import { bankFileOf, type FolderContents, readFolder, type Sources } from './scan/read-folder.ts'
import { type Scan, scanBankSync, scanSync } from './scan/scan.ts'
import { isQuestionFile } from './scan/walk.ts'
import { assembleBanks, type FileCounts } from './validate/assemble-banks.ts'

export type { Problem } from './problem.ts'
export type { FileCounts } from './validate/assemble-banks.ts'

/** An immutable snapshot of all banks. Reloading makes a new one. */
export type Library = {
  readonly banks: readonly Bank[]
  readonly counts: FileCounts
  /** By the name of the bank's folder, including banks that are not played. */
  readonly countsOf: ReadonlyMap<string, FileCounts>
  readonly problems: readonly Problem[]
  /** Cache of the parsed files, so that the next load opens only what has changed. */
  readonly sources: Sources
}

/** The questions cannot be read at all. The message says what to do. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError'
  constructor(message: string, options?: ErrorOptions) {
    // It names folders, whose names may hold anything.
    super(printable(message), options)
  }
}

/**
 * Loads every bank in the folder, or the one bank that a folder with a bank.yaml is. Synchronous, since reading 10,000 small files is nine times faster that way.
 * `before`: an earlier snapshot, from which unchanged files are taken.
 */
export const loadLibrary = (questionsDir: string, before?: Library): Library => {
  const scan = scanOrExplain(questionsDir, scanSync)
  if (scan.folders.length === 0) throw new LibraryError(noBank(questionsDir))
  return readBanks(scan, before)
}

/** Loads the banks in a folder, or the one bank that a folder with questions is, even without a bank.yaml. */
export const loadFolder = (folder: string): Library => {
  const scan = scanOrExplain(folder, scanSync)
  const isBank = scan.folders.length === 0 && readdirSync(folder).some(isQuestionFile)
  return (isBank ? loadBank(folder) : null) ?? loadLibrary(folder)
}

/** Loads one bank, wherever its folder is. Null if there is no question in it. */
export const loadBank = (folder: string): Library | null => {
  if (!existsSync(folder)) return null
  const scan = scanOrExplain(folder, scanBankSync)
  return scan.folders.length === 0 ? null : readBanks(scan)
}

/** A bank inside a folder that someone took for a bank itself; null if there is none. */
export const findBankInside = (folder: string): string | null => {
  const isBank = (name: string) => existsSync(join(folder, name, 'bank.yaml'))
  const name = existsSync(join(folder, 'bank.yaml')) ? undefined : readdirSync(folder).find(isBank)
  return name === undefined ? null : join(folder, name)
}

const readBanks = (scan: Scan, before?: Library): Library => {
  const contents = scan.folders.map(folder => readFolder(folder, before?.sources))
  const { banks, problems, countsOf } = assembleBanks(contents, scan.problems)
  return {
    banks,
    counts: [...countsOf.values()].reduce(addCounts),
    countsOf,
    problems: [...scan.problems, ...problems].sort(byPosition),
    sources: {
      stamp: scan.stamp,
      directories: scan.directories,
      entries: entriesOf(contents),
      bankFiles: new Map(contents.map(({ folder, settings }) => [folder.name, bankFileOf(folder, settings)])),
    },
  }
}

const scanOrExplain = (questionsDir: string, scan: (folder: string) => Scan): Scan => {
  try {
    if (statSync(questionsDir).isDirectory()) return scan(questionsDir)
  } catch (error) {
    throw new LibraryError(unreadable(questionsDir, error as NodeJS.ErrnoException), { cause: error })
  }
  throw new LibraryError(`${resolve(questionsDir)} is a file, but questions need a folder: ${NEXT}`)
}

const NEXT = 'set QUESTIONS_DIR to the folder that holds the banks'

const unreadable = (questionsDir: string, error: NodeJS.ErrnoException): string =>
  error.code === 'ENOENT'
    ? `There’s no questions folder ${resolve(questionsDir)}: create it, or ${NEXT}.`
    : `The questions folder ${resolve(questionsDir)} can’t be read (${error.message}): check its permissions.`

const noBank = (questionsDir: string): string =>
  `The questions folder ${resolve(questionsDir)} has no bank: put questions into a folder inside it, such as ` +
  `my-bank/first.md, or ${NEXT}.`

export const addCounts = (a: FileCounts, b: FileCounts): FileCounts => ({
  playable: a.playable + b.playable,
  withWarnings: a.withWarnings + b.withWarnings,
  quarantined: a.quarantined + b.quarantined,
  drafts: a.drafts + b.drafts,
  withdrawn: a.withdrawn + b.withdrawn,
})

const entriesOf = (contents: readonly FolderContents[]): Sources['entries'] =>
  new Map(contents.flatMap(({ files }) => files.map(file => [file.source.path, file] as const)))
