import { hash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, renameSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isInside } from '../../bank/parse/image.ts'
import { pathExists, statOrNull } from '../../bank/scan/walk.ts'
import { nearestExisting } from '../../folders.ts'
import { putCopy, putText } from '../put-file.ts'
import type { Reason, StagedItem } from './outcome.ts'

/** Compares an item with the file at its path: none, the same, another, or one that must not be replaced. */
export const standingOf = (item: StagedItem, to: string): 'new' | 'same' | 'differs' | Reason => {
  const { name, text, picture } = item
  const path = join(to, name.file)
  const obstacle = linkOut(to, name.file) ?? (picture && (linkOut(to, picture.to) ?? otherPicture(item, to)))
  if (obstacle) return obstacle
  if (!pathExists(path)) return 'new'
  const before = textAt(path)
  if (before === null || name.existing?.asks === null)
    return {
      code: 'file-taken',
      message: `${path} is no question that can be read, and stays: correct or delete it`,
    }
  return before === text && (picture === null || existsSync(join(to, picture.to))) ? 'same' : 'differs'
}

/** Null for a folder, a link to nothing, and what may not be read. */
const textAt = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Refuses folders that are links out of the bank. */
const linkOut = (to: string, file: string): Reason | null => {
  const top = realpathSync(nearestExisting(to))
  const folder = nearestExisting(dirname(join(to, file)))
  if (!statOrNull(folder)?.isDirectory())
    return {
      code: 'file-taken',
      message: `${folder} is a file where a folder is needed: delete or rename it`,
    }
  const real = realpathSync(folder)
  return real === top || isInside(top, real)
    ? null
    : { code: 'link', message: `${folder} leads out of the bank: put a folder in place of the link` }
}

/** Pictures are named by their content; one of this name with other content was edited. */
const otherPicture = ({ picture }: StagedItem, to: string): Reason | null => {
  const path = join(to, picture!.to)
  if (!existsSync(path) || hash('sha256', readFileSync(path), 'hex') === picture!.digest) return null
  return { code: 'image-taken', message: `${path} is another picture by now: give it another name` }
}

/** Writes an item's file and picture. Atomic by renaming, so that a running bot never reads half a file. */
export const writeItem = ({ name, text, picture }: StagedItem, to: string): void => {
  if (!existsSync(join(to, 'bank.yaml'))) putText(newBankFile(to), join(to, 'bank.yaml'))
  if (picture && !existsSync(join(to, picture.to))) putCopy(picture.from, join(to, picture.to))
  const file = join(to, name.file)
  // The loader ignores hidden files.
  const temporary = join(dirname(file), `.${randomBytes(8).toString('hex')}`)
  putText(text, temporary, 'wx')
  renameSync(temporary, file)
}

export const newBankFile = (to: string): string => `title: ${JSON.stringify(basename(resolve(to)))}\n`
