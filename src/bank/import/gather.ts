import { readdirSync, type Stats, statSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { isFolder, isHidden } from '../walk.ts'

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
}

/**
 * The files that the paths mean: files as they are, folders with all that is in them, whose endings are wanted.
 * What lies in `except`, the bank that is written to, is left out. Throws `ImportError` for a path to nothing.
 */
export const gather = (
  paths: readonly string[],
  endings: ReadonlySet<string>,
  except: string,
): SourceFile[] =>
  paths.flatMap(path => {
    const stats = statOf(path)
    const full = resolve(path)
    if (!stats.isDirectory())
      return [{ path: full, shown: path, root: dirname(full), group: full, size: stats.size }]
    return below(path, endings, resolve(except))
  })

const statOf = (path: string): Stats => {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) throw new ImportError(`There is no file or folder ${path}: correct its name.`)
  return stats
}

const below = (top: string, endings: ReadonlySet<string>, except: string): SourceFile[] => {
  const files: SourceFile[] = []
  const waiting = [top]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (resolve(folder) === except) continue
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (isPassedOver(entry.name)) continue
      // Links to folders are not followed: they may lead in a circle, or out of what was named.
      if (entry.isDirectory()) waiting.push(path)
      else if (endings.has(endingOf(path)) && !isFolder(entry, path)) files.push(fileAt(path, top))
    }
  }
  return files.filter(({ size }) => size >= 0).sort((a, b) => (a.shown < b.shown ? -1 : 1))
}

const fileAt = (path: string, top: string): SourceFile => {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? -1
  return { path: resolve(path), shown: path, root: resolve(top), group: resolve(top), size }
}

/** `package.json` and a README are in many folders, and never questions. */
const isPassedOver = (name: string): boolean =>
  isHidden(name) ||
  name === 'node_modules' ||
  /^(?:readme\.md|bank\.ya?ml|package(?:-lock)?\.json|schema\.json)$/i.test(name)

export const endingOf = (path: string): string => extname(path).slice(1).toLowerCase()
