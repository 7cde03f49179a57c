import { statSync } from 'node:fs'
import { NO_SETTINGS, type ReadSettings, readBankFile } from '../parse/bank-settings.ts'
import type { Place } from '../parse/question.ts'
import { type Reading, readFile } from '../parse/read-file.ts'
import { fileError } from '../problem.ts'
import type { Folder, ScannedFile } from './scan.ts'

/** One question file as it was read. */
export type FileReading = {
  readonly source: ScannedFile
  readonly place: Place
  readonly reading: Reading
  readonly readAtMs: number
}

export type Sources = {
  /** Of the survey that was read; another stamp means that something has changed. */
  readonly stamp: string
  readonly directories: readonly string[]
  readonly entries: ReadonlyMap<string, FileReading>
  /** By the name of the bank's folder. */
  readonly bankFiles: ReadonlyMap<string, BankFile>
}

/** The bank.yaml of a bank, whether it is there or not. */
export type BankFile = { readonly shown: string; readonly accepts: readonly string[] }

export type FolderReadings = {
  readonly folder: Folder
  readonly files: readonly FileReading[]
  readonly settings: ReadSettings
}

export const readFolder = (folder: Folder, before: Sources | undefined): FolderReadings => ({
  folder,
  settings: readSettings(folder),
  files: folder.questions.map(source => {
    const old = before?.entries.get(source.path)
    return old && isFresh(old, source) ? old : readEntry(folder, source)
  }),
})

export const bankFileOf = ({ shown }: Folder, { accepts }: ReadSettings): BankFile => ({
  shown: `${shown}/bank.yaml`,
  accepts,
})

const readEntry = (folder: Folder, source: ScannedFile): FileReading => {
  const place = {
    bank: folder.name,
    bankFolder: folder.path,
    file: source.path,
    // Some systems spell letters with accents in two parts; an id must be the same on all of them.
    pathId: `${folder.name}/${source.name}`.normalize('NFC'),
  }
  const readAtMs = Date.now()
  return { source, place, readAtMs, reading: readFile(place, source.size) }
}

/** Some file systems count time in steps of two seconds: a change soon after a reading may not show. */
const TIME_STEP_MS = 2000

const isFresh = ({ source, reading, readAtMs }: FileReading, now: ScannedFile): boolean =>
  source.state === now.state &&
  readAtMs - now.changedMs > TIME_STEP_MS &&
  // A picture can change while its question does not, so what depends on one is read anew.
  !reading.hasImage

const readSettings = ({ settings, path }: Folder): ReadSettings => {
  if (settings !== null) return readBankFile(settings.path, settings.size)
  const other = ['bank.yml', 'Bank.yaml', 'bank.json'].find(name => statSync(`${path}/${name}`, QUIETLY))
  const hint = other ? `rename ${other} to bank.yaml` : 'add one with `title`, `description` and `domains`'
  const mark = fileError('bank-file-missing', `this bank has no bank.yaml: ${hint}`)
  return { settings: NO_SETTINGS, accepts: [], marks: [{ ...mark, severity: 'warning' }] }
}

const QUIETLY = { throwIfNoEntry: false } as const
