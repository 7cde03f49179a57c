import { hash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Problem } from '../problem.ts'
import {
  createWalk,
  filesBelow,
  isDirectory,
  isHidden,
  isQuestionFile,
  type ScannedFile,
  type Walk,
} from './walk.ts'

export type { ScannedFile }

export type BankFolder = {
  readonly name: string
  readonly path: string
  readonly displayPath: string
  readonly questions: readonly ScannedFile[]
  /** `bank.yaml`, or null where there is none. */
  readonly settings: ScannedFile | null
}

/** What lies in the questions folder; nothing is opened yet. */
export type Scan = {
  readonly folders: readonly BankFolder[]
  readonly problems: readonly Problem[]
  /** All folders, for the watch. */
  readonly directories: readonly string[]
  /** Changes when any file changes, comes, goes, or is renamed. */
  readonly stamp: string
}

/**
 * Walks the questions folder. Pauses now and then (`yield`), so that a caller in a hurry can go through at once and
 * the watch can let others run in between. `only` names the one bank that is looked at. Throws where the folder itself
 * cannot be read.
 */
export function* scanFolder(questionsDir: string, only?: string): Generator<void, Scan> {
  const top = resolve(questionsDir)
  const walk = createWalk(top)
  const folders: BankFolder[] = []
  walk.directories.push(top)
  for (const entry of readdirSync(top, { withFileTypes: true })) {
    if (only !== undefined && entry.name !== only) continue
    const path = join(top, entry.name)
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

export const scanSync = (questionsDir: string, only?: string): Scan => {
  const steps = scanFolder(questionsDir, only)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const OUTSIDE = 'this question belongs to no bank: move it into a folder, such as `questions/my-bank/`'

const byName = (a: BankFolder, b: BankFolder): number => (a.name < b.name ? -1 : 1)

function* scanBank(walk: Walk, name: string, path: string): Generator<void, BankFolder> {
  const questions: ScannedFile[] = []
  const found: { settings: ScannedFile | null } = { settings: null }
  for (const file of yield* filesBelow(walk, path)) {
    if (isQuestionFile(basename(file.path))) questions.push(file)
    else if (file.name === 'bank.yaml') found.settings = file
  }
  return { name, path, displayPath: walk.displayPath(path), questions, settings: found.settings }
}
