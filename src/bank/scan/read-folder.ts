import { statSync } from 'node:fs'
import { NO_SETTINGS, type ParsedSettings, readBankFile } from '../parse/bank-settings.ts'
import type { FileLocation } from '../parse/question.ts'
import { type ParsedFile, readQuestionFile } from '../parse/read-file.ts'
import { fileError } from '../problem.ts'
import type { BankFolder, ScannedFile } from './scan.ts'

/** One question file as it was read. */
export type FileEntry = {
  readonly source: ScannedFile
  readonly location: FileLocation
  readonly parsed: ParsedFile
  readonly readAtMs: number
}

export type Sources = {
  /** Of the survey that was read; another stamp means that something has changed. */
  readonly stamp: string
  readonly directories: readonly string[]
  readonly entries: ReadonlyMap<string, FileEntry>
  /** By the name of the bank's folder. */
  readonly bankFiles: ReadonlyMap<string, BankFile>
}

/** The bank.yaml of a bank, whether it is there or not. */
export type BankFile = { readonly displayPath: string; readonly acceptedCodes: readonly string[] }

export type FolderContents = {
  readonly folder: BankFolder
  readonly files: readonly FileEntry[]
  readonly settings: ParsedSettings
}

export const readFolder = (folder: BankFolder, before: Sources | undefined): FolderContents => ({
  folder,
  settings: readSettings(folder),
  files: folder.questions.map(source => {
    const old = before?.entries.get(source.path)
    return old && isFresh(old, source) ? old : readEntry(folder, source)
  }),
})

export const bankFileOf = ({ displayPath }: BankFolder, { acceptedCodes }: ParsedSettings): BankFile => ({
  displayPath: `${displayPath}/bank.yaml`,
  acceptedCodes,
})

const readEntry = (folder: BankFolder, source: ScannedFile): FileEntry => {
  const location = {
    bank: folder.name,
    bankFolder: folder.path,
    file: source.path,
    // Some systems spell letters with accents in two parts; an id must be the same on all of them.
    pathId: `${folder.name}/${source.name}`.normalize('NFC'),
  }
  const readAtMs = Date.now()
  return { source, location, readAtMs, parsed: readQuestionFile(location, source.size) }
}

/** Some file systems count time in steps of two seconds: a change soon after a reading may not show. */
const TIME_STEP_MS = 2000

const isFresh = ({ source, parsed, readAtMs }: FileEntry, now: ScannedFile): boolean =>
  source.state === now.state &&
  readAtMs - now.changedMs > TIME_STEP_MS &&
  // A picture can change while its question does not, so what depends on one is read anew.
  !parsed.hasImage

const readSettings = ({ settings, path }: BankFolder): ParsedSettings => {
  if (settings !== null) return readBankFile(settings.path, settings.size)
  const other = ['bank.yml', 'Bank.yaml', 'bank.json'].find(name => statSync(`${path}/${name}`, QUIETLY))
  const hint = other ? `rename ${other} to bank.yaml` : 'add one with `title`, `description` and `domains`'
  const diagnostic = fileError('bank-file-missing', `this bank has no bank.yaml: ${hint}`)
  return { settings: NO_SETTINGS, acceptedCodes: [], diagnostics: [{ ...diagnostic, severity: 'warning' }] }
}

const QUIETLY = { throwIfNoEntry: false } as const
