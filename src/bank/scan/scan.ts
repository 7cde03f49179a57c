import { hash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Problem } from '../problem.ts'
import {
  createWalk,
  filesBelow,
  isDirectory,
  isHidden,
  isQuestionFile,
  leadsInside,
  type ScannedFile,
  type Walk,
} from './walk.ts'

export type { ScannedFile }

export type BankFolder = {
  readonly name: string
  readonly path: string
  readonly displayPath: string
  readonly questions: readonly ScannedFile[]
  /** `bank.yaml`, or null if there is none. */
  readonly settings: ScannedFile | null
}

/** The files in the questions folder; none is opened yet. */
export type Scan = {
  readonly folders: readonly BankFolder[]
  readonly problems: readonly Problem[]
  /** All folders, for the watcher. */
  readonly directories: readonly string[]
  /** A fingerprint: differs when any file was added, removed, renamed or changed. */
  readonly stamp: string
}

/**
 * Scans the questions folder; a folder with a bank.yaml is itself the only bank. A generator that yields after every slice:
 * the loader runs through without a pause, the watcher lets the event loop run in between. Throws if the folder itself
 * cannot be read.
 */
export function* scanFolder(questionsDir: string): Generator<void, Scan> {
  const folder = resolve(questionsDir)
  return existsSync(join(folder, 'bank.yaml'))
    ? yield* scanBanks(dirname(folder), basename(folder))
    : yield* scanBanks(folder)
}

/** `only`: the name of a single bank to scan. */
function* scanBanks(top: string, only?: string): Generator<void, Scan> {
  const walk = createWalk(top, only === undefined ? undefined : join(top, only))
  const folders: BankFolder[] = []
  if (only === undefined) walk.directories.push(top)
  for (const entry of readdirSync(top, { withFileTypes: true })) {
    if (only !== undefined && entry.name !== only) continue
    const path = join(top, entry.name)
    if (entry.isSymbolicLink() && !leadsInside(walk, path)) continue
    if (!isHidden(entry.name) && isDirectory(entry, path))
      folders.push(yield* scanBank(walk, entry.name, path))
    else if (isQuestionFile(entry.name)) walk.report(path, 'outside-bank', OUTSIDE)
  }
  return {
    folders: folders
      .filter(({ questions, settings }) => questions.length > 0 || settings !== null)
      .sort(byName),
    problems: walk.problems,
    directories: walk.directories,
    stamp: hash('sha256', walk.states.join('\n'), 'hex'),
  }
}

export const scanSync = (questionsDir: string): Scan => runThrough(scanFolder(questionsDir))

/** Scans one bank, wherever its folder is and whatever is in it. */
export const scanBankSync = (folder: string): Scan =>
  runThrough(scanBanks(dirname(resolve(folder)), basename(resolve(folder))))

const runThrough = (steps: Generator<void, Scan>): Scan => {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const OUTSIDE = 'this question isn’t in a bank: move it into a folder, such as `questions/my-bank/`'

const byName = (a: BankFolder, b: BankFolder): number => (a.name < b.name ? -1 : 1)

function* scanBank(walk: Walk, name: string, path: string): Generator<void, BankFolder> {
  const questions: ScannedFile[] = []
  let settings: ScannedFile | null = null
  for (const file of yield* filesBelow(walk, path)) {
    if (isQuestionFile(basename(file.path))) questions.push(file)
    else if (file.name === 'bank.yaml') settings = file
  }
  return { name, path, displayPath: walk.displayPath(path), questions, settings }
}
