import { hash } from 'node:crypto'
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileError, type Problem } from './problem.ts'

export type SurveyedFile = {
  /** Absolute. */
  readonly path: string
  /** `questions/<bank>/…`, as a person would type it. */
  readonly shown: string
  /** The path below the bank, without `.md`. */
  readonly name: string
  readonly size: number
  /** When it was last changed, renamed or replaced. */
  readonly changedMs: number
  /** Differs when the file has changed. */
  readonly state: string
}

export type Folder = {
  readonly name: string
  readonly path: string
  readonly shown: string
  readonly questions: readonly SurveyedFile[]
  /** `bank.yaml`, or null where there is none. */
  readonly settings: SurveyedFile | null
}

/** What lies in the questions folder; nothing is opened yet. */
export type Survey = {
  readonly folders: readonly Folder[]
  readonly problems: readonly Problem[]
  /** All folders, for the watch. */
  readonly directories: readonly string[]
  /** Changes when any file changes, comes, goes, or is renamed. */
  readonly stamp: string
}

/** So many files are looked at between two pauses; about 2 ms of work. */
const SLICE = 200

/**
 * Walks the questions folder. Pauses now and then (`yield`), so that a caller in a hurry can go through at once and
 * the watch can let others run in between. Throws where the folder itself cannot be read.
 */
export function* surveyFolder(questionsDir: string): Generator<void, Survey> {
  const top = resolve(questionsDir)
  const walk = createWalk(top)
  const folders: Folder[] = []
  walk.directories.push(top)
  for (const entry of readdirSync(top, { withFileTypes: true })) {
    const path = join(top, entry.name)
    if (!isHidden(entry.name) && isFolder(entry, path))
      folders.push(yield* surveyBank(walk, entry.name, path))
    else if (isQuestion(entry.name)) walk.note(path, 'outside-bank', OUTSIDE)
  }
  return {
    folders: folders.filter(({ questions, settings }) => questions.length > 0 || settings !== null),
    problems: walk.problems,
    directories: walk.directories,
    stamp: hash('sha256', walk.states.join('\n'), 'hex'),
  }
}

export const surveyAtOnce = (questionsDir: string): Survey => {
  const steps = surveyFolder(questionsDir)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const OUTSIDE = 'this question belongs to no bank: move it into a folder, such as `questions/my-bank/`'
const BROKEN_LINK = 'a link to nothing: delete it, or make it point to a file'
const SEEN_LINK = 'a link to a folder that is read already: delete it'

type Walk = {
  readonly top: string
  readonly states: string[]
  readonly directories: string[]
  readonly problems: Problem[]
  /** Real paths of the folders entered through links, so that a circle of links ends. */
  readonly entered: Set<string>
  shown(path: string): string
  note(path: string, code: string, message: string): void
}

const createWalk = (top: string): Walk => {
  const problems: Problem[] = []
  const prefix = basename(top)
  const shown = (path: string) => `${prefix}${path.slice(top.length).replaceAll('\\', '/')}`
  return {
    top,
    states: [],
    directories: [],
    problems,
    entered: new Set(),
    shown,
    note: (path, code, message) =>
      problems.push({ file: shown(path), ...fileError(code, message), severity: 'warning' }),
  }
}

function* surveyBank(walk: Walk, name: string, path: string): Generator<void, Folder> {
  const questions: SurveyedFile[] = []
  const found: { settings: SurveyedFile | null } = { settings: null }
  for (const file of yield* filesBelow(walk, path)) {
    if (isQuestion(basename(file.path))) questions.push(file)
    else if (file.name === 'bank.yaml') found.settings = file
  }
  return { name, path, shown: walk.shown(path), questions, settings: found.settings }
}

function* filesBelow(walk: Walk, bank: string): Generator<void, SurveyedFile[]> {
  const files: SurveyedFile[] = []
  const waiting = [bank]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    walk.directories.push(folder)
    for (const entry of listing(folder)) {
      if (isHidden(entry.name)) continue
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory() || (entry.isSymbolicLink() && mayEnter(walk, path))) waiting.push(path)
      else if (entry.isFile() || entry.isSymbolicLink()) lookAt(walk, bank, path, files)
      if (walk.states.length % SLICE === 0) yield
    }
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}

const lookAt = (walk: Walk, bank: string, path: string, files: SurveyedFile[]): void => {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) walk.note(path, 'link', BROKEN_LINK)
  if (!stats?.isFile()) return
  const { size, mtimeMs, ctimeMs, ino } = stats
  // A copy can keep the time and size of the file that it replaces, but not the time of replacing.
  const state = `${mtimeMs} ${ctimeMs} ${ino} ${size}`
  walk.states.push(`${path} ${state}`)
  const name = path
    .slice(bank.length + 1)
    .replaceAll('\\', '/')
    .replace(/\.md$/i, '')
  files.push({ path, shown: walk.shown(path), name, size, changedMs: Math.max(mtimeMs, ctimeMs), state })
}

const listing = (folder: string): Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    // A folder that went away between listing and reading is simply gone.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && statSync(dirname(folder), GONE)) return []
    throw error
  }
}

const GONE = { throwIfNoEntry: false } as const

const isFolder = (entry: Dirent, path: string): boolean =>
  entry.isDirectory() || (entry.isSymbolicLink() && statSync(path, GONE)?.isDirectory() === true)

const mayEnter = (walk: Walk, path: string): boolean => {
  if (statSync(path, GONE)?.isDirectory() !== true) return false
  const real = realpathSync(path)
  if (!walk.entered.has(real) && !`${path}/`.startsWith(`${real}/`)) return walk.entered.add(real).size > 0
  walk.note(path, 'link', SEEN_LINK)
  return false
}

/** Editors and version control keep their own files under names that begin with a dot. */
const isHidden = (name: string): boolean => name.startsWith('.')

/** A README explains a folder to people; it is no question. */
const isQuestion = (name: string): boolean => /\.md$/i.test(name) && !/^\.|^readme\.md$/i.test(name)
