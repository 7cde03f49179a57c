import { type Dirent, readdirSync, realpathSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { IMAGE_EXTENSIONS, isInside } from '../../bank/parse/image.ts'
import { isHidden, isReadme, statOrNull } from '../../bank/scan/walk.ts'
import { type Note, note, refusal, type Skip, type SourceRefusal, skip } from './source-entry.ts'

/** A request that cannot be fulfilled. The message says what to do. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
}

/** A file that may hold questions, not opened yet. */
export type SourceFile = {
  readonly path: string
  readonly shown: string
  readonly root: string
  /** Files of one command-line argument. They are taken for one bank, which counts its answers in one way. */
  readonly group: string
  readonly size: number
  readonly isReadme: boolean
}

type Gathered = {
  readonly files: SourceFile[]
  readonly passed: { readonly shown: string; readonly why: Skip | SourceRefusal | Note }[]
}

/**
 * The files that the paths mean: files as they are, folders with all that is in them, by the endings. What lies in
 * `except`, the bank that is written to, is left out. Throws `ImportError` for a path to nothing.
 */
export const gatherFiles = (
  paths: readonly string[],
  endings: ReadonlySet<string>,
  except: string,
): Gathered => {
  const all = paths.map((path): Gathered => {
    const stats = statOrNull(path)
    if (stats === null) throw new ImportError(`There is no file or folder ${path}: correct its name.`)
    if (stats.isDirectory()) return gatherFolder(path, endings, resolve(except))
    if (!stats.isFile()) throw new ImportError(`${path} is neither a file nor a folder: name one that is.`)
    const full = resolve(path)
    const file = { path: full, shown: path, root: dirname(full), group: full, size: stats.size }
    return { files: [{ ...file, isReadme: false }], passed: [] }
  })
  // Named twice, by itself and by its folder, it is read once.
  const files = new Map(all.flatMap(({ files }) => files.map(file => [file.path, file] as const)))
  const passed = new Map(
    all.flatMap(({ passed }) => passed.map(each => [`${each.shown} ${each.why.message}`, each] as const)),
  )
  return { files: [...files.values()], passed: [...passed.values()] }
}

const gatherFolder = (top: string, endings: ReadonlySet<string>, except: string): Gathered => {
  const gathered: Gathered = { files: [], passed: [] }
  const otherEndings: string[] = []
  const folders = [top]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (resolve(folder) === except) continue
    for (const entry of listFolder(folder, gathered)) {
      const path = join(folder, entry.name)
      if (isPassedOver(entry.name)) continue
      if (entry.isDirectory()) folders.push(path)
      else if (entry.isSymbolicLink() && statOrNull(path)?.isDirectory())
        gathered.passed.push({ shown: path, why: skip(1, FOLDER_LINK) })
      else if (endings.has(endingOf(path))) addFile(path, entry, top, gathered)
      // Pictures stand in folders of questions as a matter of course.
      else if (!IMAGE_EXTENSIONS.has(`.${endingOf(path)}`) && endingOf(path) !== 'svg')
        otherEndings.push(endingOf(path))
    }
  }
  if (otherEndings.length > 0)
    gathered.passed.push({ shown: top, why: note(1, unopenedMessage(otherEndings)) })
  gathered.files.sort((a, b) => (a.shown < b.shown ? -1 : 1))
  return gathered
}

const listFolder = (folder: string, { passed }: Gathered): Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    const message = `the folder cannot be read (${(error as Error).message}): check its permissions`
    passed.push({ shown: folder, why: refusal(1, 'unreadable', message) })
    return []
  }
}

const addFile = (path: string, entry: Dirent, top: string, { files, passed }: Gathered): void => {
  const stats = statOrNull(path)
  const why = entry.isSymbolicLink() && !leadsInto(top, path) ? LINK : stats?.isFile() ? null : NO_FILE
  if (why !== null) return void passed.push({ shown: path, why: skip(1, why) })
  const [full, root] = [resolve(path), resolve(top)]
  files.push({
    path: full,
    shown: path,
    root,
    group: root,
    size: stats!.size,
    isReadme: isReadme(entry.name),
  })
}

/** Links out of the folder are not followed: they may form a cycle, or expose other files. */
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

const MAX_NAMED = 8

const unopenedMessage = (endings: readonly string[]): string => {
  const kinds = [...Map.groupBy(endings, ending => ending)]
    .sort(([a, { length: many }], [b, { length: more }]) => more - many || (a < b ? -1 : 1))
    .map(([ending]) => (ending ? `.${ending}` : 'no ending'))
  const named = kinds.slice(0, MAX_NAMED).join(', ') + (kinds.length > MAX_NAMED ? ', …' : '')
  const files = endings.length === 1 ? 'a file was' : `${endings.length} files were`
  return `${files} not opened, by the ending (${named}): name each that has questions with \`--from\``
}

/** `package.json` and such are in many folders, and never questions. */
const isPassedOver = (name: string): boolean =>
  isHidden(name) ||
  name === 'node_modules' ||
  /^(?:bank\.ya?ml|package(?:-lock)?\.json|schema\.json)$/i.test(name)

const endingOf = (path: string): string => extname(path).slice(1).toLowerCase()
