import { statSync } from 'node:fs'
import { NO_SETTINGS, type ParsedSettings, readBankFile } from '../parse/bank-settings.ts'
import type { FileLocation } from '../parse/question.ts'
import { type ParsedFile, readQuestionFile } from '../parse/read-file.ts'
import { fileError } from '../problem.ts'
import type { BankFolder, ScannedFile } from './scan.ts'

/** A question file as it was parsed; the entries are the cache of the next load. */
export type FileEntry = {
  readonly source: ScannedFile
  readonly location: FileLocation
  readonly parsed: ParsedFile
  readonly readAtMs: number
}

export type Sources = {
  /** Of the scan that was read; another stamp means that something has changed. */
  readonly stamp: string
  readonly directories: readonly string[]
  readonly entries: ReadonlyMap<string, FileEntry>
  /** By the name of the bank's folder. */
  readonly bankFiles: ReadonlyMap<string, BankFile>
}

/** The bank.yaml of a bank, whether or not it exists. */
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
    // Unicode normalization: macOS decomposes letters with accents, and an id must be the same everywhere.
    pathId: `${folder.name}/${source.name}`.normalize('NFC'),
  }
  const readAtMs = Date.now()
  return { source, location, readAtMs, parsed: readQuestionFile(location, source.size) }
}

/** Resolution of file times on some file systems: a change within it may leave no trace. */
const TIME_RESOLUTION_MS = 2000

const isFresh = ({ source, parsed, readAtMs }: FileEntry, now: ScannedFile): boolean =>
  source.state === now.state &&
  readAtMs - now.changedMs > TIME_RESOLUTION_MS &&
  // A picture can change while its question file does not.
  !parsed.hasImage

const readSettings = ({ settings, path }: BankFolder): ParsedSettings => {
  if (settings !== null) return readBankFile(settings.path, settings.size)
  const other = ['bank.yml', 'Bank.yaml', 'bank.json'].find(name => statSync(`${path}/${name}`, QUIETLY))
  const hint = other ? `rename ${other} to bank.yaml` : 'add one with `title`, `description` and `domains`'
  const diagnostic = fileError('bank-file-missing', `this bank has no bank.yaml: ${hint}`)
  return { settings: NO_SETTINGS, acceptedCodes: [], diagnostics: [{ ...diagnostic, severity: 'warning' }] }
}

const QUIETLY = { throwIfNoEntry: false } as const
