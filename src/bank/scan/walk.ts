import { type Dirent, existsSync, lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { basename } from 'node:path'
import { isInside } from '../parse/image.ts'
import { fileError, type Problem, type Severity } from '../problem.ts'

export type ScannedFile = {
  /** Absolute. */
  readonly path: string
  /** The path as a person would type it: `questions/<bank>/…`. */
  readonly displayPath: string
  /** The path below the bank, without `.md`. */
  readonly name: string
  readonly size: number
  /** The later of the times of its content and of its directory entry. */
  readonly changedMs: number
  /** Differs when the file has changed. */
  readonly state: string
}

/** Files per slice: about 2 ms of work. */
const SLICE = 200

const BROKEN_LINK = 'a broken link: delete it, or make it point to a file'
const OUTSIDE_LINK =
  'a link that leads out of the questions folder, so it isn’t followed: copy what it leads to in its place'
const SEEN_LINK = 'a link to a folder that’s already loaded: delete it'

/** The state of one scan. */
export type Walk = {
  readonly top: string
  readonly states: string[]
  readonly directories: string[]
  readonly problems: Problem[]
  /** Real paths of the folders that links may lead into. */
  readonly limits: readonly string[]
  /** Real paths of folders entered through links, so that cyclic links end. */
  readonly entered: Set<string>
  displayPath(path: string): string
  report(path: string, code: string, message: string, severity?: Severity): void
}

/** `only`: the one folder in `top` that is scanned, which may itself be a link to anywhere. */
export const createWalk = (top: string, only?: string): Walk => {
  const problems: Problem[] = []
  const prefix = basename(top)
  const displayPath = (path: string) => `${prefix}${path.slice(top.length).replaceAll('\\', '/')}`
  return {
    top,
    states: [],
    directories: [],
    problems,
    limits: [top, ...(only !== undefined && existsSync(only) ? [only] : [])].map(folder =>
      realpathSync(folder),
    ),
    entered: new Set(),
    displayPath,
    report: (path, code, message, severity = 'warning') =>
      problems.push({ file: displayPath(path), ...fileError(code, message), severity }),
  }
}

/** All files below a bank's folder, in the order of their names. */
export function* filesBelow(walk: Walk, bank: string): Generator<void, ScannedFile[]> {
  const files: ScannedFile[] = []
  const queue = [bank]
  for (let folder = queue.pop(); folder !== undefined; folder = queue.pop()) {
    walk.directories.push(folder)
    for (const entry of listing(walk, folder)) {
      if (isHidden(entry.name)) continue
      const path = `${folder}/${entry.name}`
      if (entry.isSymbolicLink() && !leadsInside(walk, path)) continue
      if (entry.isDirectory() || (entry.isSymbolicLink() && shouldEnter(walk, path))) queue.push(path)
      else if (entry.isFile() || entry.isSymbolicLink()) addFile(walk, bank, path, files)
      if (walk.states.length % SLICE === 0) yield
    }
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}

const addFile = (walk: Walk, bank: string, path: string, files: ScannedFile[]): void => {
  const stats = statOrNull(path)
  if (stats === null) walk.report(path, 'link', BROKEN_LINK)
  if (!stats?.isFile()) return
  const { size, mtimeMs, ctimeMs, ino } = stats
  // A file that replaces another one may have its time and size, but not its ctime and inode.
  const state = `${mtimeMs} ${ctimeMs} ${ino} ${size}`
  walk.states.push(`${path} ${state}`)
  const name = path
    .slice(bank.length + 1)
    .replaceAll('\\', '/')
    .replace(/\.md$/i, '')
  files.push({
    path,
    displayPath: walk.displayPath(path),
    name,
    size,
    changedMs: Math.max(mtimeMs, ctimeMs),
    state,
  })
}

const listing = (walk: Walk, folder: string): Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    // ENOENT: the folder was deleted after its parent was listed.
    if (code !== 'ENOENT') walk.report(folder, 'unreadable', unreadable(message), 'error')
    return []
  }
}

const unreadable = (cause: string): string => `the folder can’t be read (${cause}): check its permissions`

/** Follows links; null if that leads to nothing, as for a link to itself. */
export const statOrNull = (path: string): Stats | null => {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

/** Whether anything has this name, even a broken link. */
export const pathExists = (path: string): boolean => {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}

export const isDirectory = (entry: Dirent, path: string): boolean =>
  entry.isDirectory() || (entry.isSymbolicLink() && statOrNull(path)?.isDirectory() === true)

/** Whether a link leads to something inside the questions folder, or nowhere. Reports it where not. */
export const leadsInside = (walk: Walk, path: string): boolean => {
  if (statOrNull(path) === null) return true
  const real = realpathSync(path)
  if (walk.limits.some(limit => real === limit || isInside(limit, real))) return true
  walk.report(path, 'link', OUTSIDE_LINK)
  return false
}

const shouldEnter = (walk: Walk, path: string): boolean => {
  if (statOrNull(path)?.isDirectory() !== true) return false
  const real = realpathSync(path)
  if (!walk.entered.has(real) && !`${path}/`.startsWith(`${real}/`)) return walk.entered.add(real).size > 0
  walk.report(path, 'link', SEEN_LINK)
  return false
}

/** Dot files belong to editors and version control. */
export const isHidden = (name: string): boolean => name.startsWith('.')

/** A README is for people, not a question. */
export const isReadme = (name: string): boolean => /^readme\.md$/i.test(name)

/** What `npm run bank -- coverage` writes. */
const isCoverageReport = (name: string): boolean => name === 'coverage.md'

export const isQuestionFile = (name: string): boolean =>
  /\.md$/i.test(name) && !isHidden(name) && !isReadme(name) && !isCoverageReport(name)
