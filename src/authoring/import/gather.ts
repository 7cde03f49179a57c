import { type Dirent, readdirSync, realpathSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { IMAGE_EXTENSIONS, isInside } from '../../bank/parse/image.ts'
import { isHidden, isReadme, statOrNull } from '../../bank/scan/walk.ts'
import { type Note, note, type Refused, refused, type Skipped, skipped } from './found.ts'

/** Something was asked for that cannot be done. The message says what to do. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
}

/** A file that may hold questions, not opened yet. */
export type SourceFile = {
  readonly path: string
  readonly shown: string
  readonly root: string
  /** Files that somebody named together: one bank, which counts its answers in one way. */
  readonly group: string
  readonly size: number
  /** Whether it is worth no word where it holds no questions: a README. */
  readonly isAside: boolean
}

/** What is not opened, and why. */
export type Passed = { readonly shown: string; readonly why: Skipped | Refused | Note }

export type Gathered = { readonly files: readonly SourceFile[]; readonly passed: readonly Passed[] }

/**
 * The files that the paths mean: files as they are, folders with all that is in them, whose endings are wanted.
 * What lies in `except`, the bank that is written to, is left out. Throws `ImportError` for a path to nothing.
 */
export const gather = (paths: readonly string[], endings: ReadonlySet<string>, except: string): Gathered => {
  const all = paths.map(path => {
    const stats = statOrNull(path)
    if (stats === null) throw new ImportError(`There is no file or folder ${path}: correct its name.`)
    if (stats.isDirectory()) return below(path, endings, resolve(except))
    if (!stats.isFile()) throw new ImportError(`${path} is neither a file nor a folder: name one that is.`)
    const full = resolve(path)
    const root = dirname(full)
    return {
      files: [{ path: full, shown: path, root, group: full, size: stats.size, isAside: false }],
      passed: [],
    }
  })
  // Named twice, by itself and by its folder, it is read once.
  const files = new Map(all.flatMap(({ files }) => files.map(file => [file.path, file] as const)))
  const passed = new Map(
    all.flatMap(({ passed }) => passed.map(each => [`${each.shown} ${each.why.message}`, each] as const)),
  )
  return { files: [...files.values()], passed: [...passed.values()] }
}

/** What one folder that was named turns out to hold. */
type Walk = {
  readonly top: string
  readonly endings: ReadonlySet<string>
  readonly files: SourceFile[]
  readonly passed: Passed[]
  /** Of files that are not opened, how many of each ending. */
  readonly unopened: Map<string, number>
}

const below = (top: string, endings: ReadonlySet<string>, except: string): Gathered => {
  const walk: Walk = { top, endings, files: [], passed: [], unopened: new Map() }
  const waiting = [top]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (resolve(folder) === except) continue
    for (const entry of listing(walk, folder)) {
      if (isPassedOver(entry.name)) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) waiting.push(path)
      else lookAt(walk, path, entry)
    }
  }
  if (walk.unopened.size > 0) walk.passed.push({ shown: top, why: note(1, unopenedMessage(walk.unopened)) })
  walk.files.sort((a, b) => (a.shown < b.shown ? -1 : 1))
  return walk
}

const listing = ({ passed }: Walk, folder: string): Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    const message = `the folder cannot be read (${(error as Error).message}): check its permissions`
    passed.push({ shown: folder, why: refused(1, 'unreadable', message) })
    return []
  }
}

const lookAt = ({ top, endings, files, passed, unopened }: Walk, path: string, entry: Dirent): void => {
  const ending = endingOf(path)
  if (entry.isSymbolicLink() && statOrNull(path)?.isDirectory())
    return void passed.push({ shown: path, why: skipped(1, FOLDER_LINK) })
  if (!endings.has(ending)) {
    if (!isPicture(ending)) unopened.set(ending, (unopened.get(ending) ?? 0) + 1)
    return
  }
  const stats = statOrNull(path)
  const why = entry.isSymbolicLink() && !leadsInto(top, path) ? LINK : stats?.isFile() ? null : NO_FILE
  if (why !== null) passed.push({ shown: path, why: skipped(1, why) })
  else {
    const full = { path: resolve(path), root: resolve(top), group: resolve(top) }
    files.push({ ...full, shown: path, size: stats!.size, isAside: isReadme(entry.name) })
  }
}

/** Links to elsewhere are not followed: they may lead in a circle, or to what nobody meant to give. */
const leadsInto = (top: string, path: string): boolean => {
  try {
    return isInside(realpathSync(top), realpathSync(path))
  } catch {
    return false
  }
}

const LINK = 'a link to nothing, or to what lies outside this folder: import its target by name'
const FOLDER_LINK = 'a link to a folder is not followed: import that folder by name'
const NO_FILE = 'neither a file nor a folder'

/** Pictures stand in folders of questions as a matter of course. */
const isPicture = (ending: string): boolean => IMAGE_EXTENSIONS.has(`.${ending}`) || ending === 'svg'

const unopenedMessage = (unopened: ReadonlyMap<string, number>): string => {
  const total = [...unopened.values()].reduce((sum, count) => sum + count, 0)
  const kinds = [...unopened]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([ending]) => (ending ? `.${ending}` : 'no ending'))
  const named = kinds.slice(0, MAX_NAMED).join(', ')
  const more = kinds.length > MAX_NAMED ? ', …' : ''
  return `${total === 1 ? 'a file was' : `${total} files were`} not opened, by the ending (${named}${more}): name each that has questions with \`--from\``
}

const MAX_NAMED = 8

/** `package.json` and such are in many folders, and never questions. */
const isPassedOver = (name: string): boolean =>
  isHidden(name) ||
  name === 'node_modules' ||
  /^(?:bank\.ya?ml|package(?:-lock)?\.json|schema\.json)$/i.test(name)

export const endingOf = (path: string): string => extname(path).slice(1).toLowerCase()
