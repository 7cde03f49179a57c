import { type Dirent, readdirSync, realpathSync, type Stats } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { IMAGE_EXTENSIONS, isInside } from '../../bank/parse/image.ts'
import { isHidden, isReadme, statOrNull } from '../../bank/scan/walk.ts'
import { CliError } from '../../cli/shared/args.ts'
import { type Note, note, refusal, type Skip, type SourceRefusal, skip } from './source-entry.ts'

/** A file that may hold questions, not opened yet. */
export type SourceFile = {
  readonly path: string
  readonly shown: string
  readonly root: string
  readonly size: number
  readonly isReadme: boolean
}

/** Files to read, and what was not opened, with the reason. */
type Gathered = {
  readonly files: SourceFile[]
  readonly passed: { readonly shown: string; readonly why: Skip | SourceRefusal | Note }[]
}

/**
 * The files that the paths mean: files as they are, folders with all that is in them, by the endings. What lies in
 * `except`, the bank that is written to, is left out. Throws `CliError` for a path to nothing.
 */
export const gatherFiles = (
  paths: readonly string[],
  endings: ReadonlySet<string>,
  except: string,
): Gathered => {
  const all = paths.map((path): Gathered => {
    const stats = statOrNull(path)
    if (stats === null) throw new CliError(`There is no file or folder ${path}: correct its name.`)
    if (stats.isDirectory()) return gatherFolder(path, endings, resolve(except))
    if (!stats.isFile()) throw new CliError(`${path} is neither a file nor a folder: name one that is.`)
    const full = resolve(path)
    const file = { path: full, shown: path, root: dirname(full), size: stats.size, isReadme: false }
    return { files: [file], passed: [] }
  })
  // Named twice, by itself and by its folder, it is read once.
  const files = new Map(all.flatMap(({ files }) => files.map(file => [file.path, file])))
  const passed = new Map(
    all.flatMap(({ passed }) => passed.map(each => [`${each.shown} ${each.why.message}`, each])),
  )
  return { files: [...files.values()], passed: [...passed.values()] }
}

const gatherFolder = (top: string, endings: ReadonlySet<string>, except: string): Gathered => {
  const { files, passed }: Gathered = { files: [], passed: [] }
  const otherEndings: string[] = []
  const visit = (folder: string): void => {
    const listed = resolve(folder) === except ? [] : listFolder(folder)
    if ('kind' in listed) passed.push({ shown: folder, why: listed })
    else for (const entry of listed) if (!isPassedOver(entry.name)) take(entry, join(folder, entry.name))
  }
  const take = (entry: Dirent, path: string): void => {
    const stats = statOrNull(path)
    const message = obstacleTo(path, entry, stats, top)
    if (entry.isDirectory()) visit(path)
    else if (!stats?.isDirectory() && !endings.has(endingOf(path))) otherEndings.push(endingOf(path))
    else if (message !== null) passed.push({ shown: path, why: skip(1, message) })
    else {
      const file = { path: resolve(path), shown: path, root: resolve(top), size: stats!.size }
      files.push({ ...file, isReadme: isReadme(entry.name) })
    }
  }
  visit(top)
  // Pictures stand in folders of questions as a matter of course.
  const unopened = otherEndings.filter(ending => !IMAGE_EXTENSIONS.has(`.${ending}`) && ending !== 'svg')
  if (unopened.length > 0) passed.push({ shown: top, why: note(1, unopenedMessage(unopened)) })
  return { files: files.sort((a, b) => (a.shown < b.shown ? -1 : 1)), passed }
}

/** Why an entry of a folder is not opened; null where it is a file to read. */
const obstacleTo = (path: string, entry: Dirent, stats: Stats | null, top: string): string | null => {
  if (stats?.isDirectory()) return FOLDER_LINK
  // Links out of the folder are not followed: they may form a cycle, or expose other files.
  const leadsOut = () => stats === null || !isInside(realpathSync(top), realpathSync(path))
  if (entry.isSymbolicLink() && leadsOut()) return LINK
  return stats?.isFile() ? null : NO_FILE
}

const listFolder = (folder: string): Dirent[] | SourceRefusal => {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    const message = `the folder cannot be read (${(error as Error).message}): check its permissions`
    return refusal(1, 'unreadable', message)
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
  const files = endings.length === 1 ? 'a file was' : `${endings.length} files were`
  const more = kinds.length > MAX_NAMED ? ', …' : ''
  return `${files} not opened, by the ending (${kinds.slice(0, MAX_NAMED).join(', ')}${more}): name each that has questions with \`--from\``
}

/** `package.json` and such are in many folders, and never questions. */
const isPassedOver = (name: string): boolean =>
  isHidden(name) ||
  name === 'node_modules' ||
  /^(?:bank\.ya?ml|package(?:-lock)?\.json|schema\.json)$/i.test(name)

const endingOf = (path: string): string => extname(path).slice(1).toLowerCase()
