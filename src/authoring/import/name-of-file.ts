import { extname, relative } from 'node:path'
import type { Source } from './found.ts'

/** The path below its root, without ending: what the question of a file is called that holds one only. */
export const nameOfFile = ({ root, path }: Pick<Source, 'root' | 'path'>): string =>
  relative(root, path.slice(0, path.length - extname(path).length)).replaceAll('\\', '/')
