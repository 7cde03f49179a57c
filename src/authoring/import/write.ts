import { hash, randomBytes } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { isInside } from '../../bank/parse/image.ts'
import { isThere, nearest, statsOf } from '../../bank/scan/walk.ts'
import type { Reason } from './classify.ts'
import { newBankFile, type StagedItem } from './stage.ts'

/** What stands at an item's place: nothing, the same file, another, or something that must stay. */
export const standingOf = (item: StagedItem, to: string): 'new' | 'same' | 'differs' | Reason => {
  const { name, text, picture } = item
  const path = join(to, name.file)
  const obstacle = linkOut(to, name.file) ?? (picture && (linkOut(to, picture.to) ?? otherPicture(item, to)))
  if (obstacle) return obstacle
  if (!isThere(path)) return 'new'
  const before = textAt(path)
  if (before === null || name.existing?.asks === null)
    return {
      code: 'file-taken',
      message: `${path} is no question that can be read, and stays: mend or delete it`,
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

/** A folder of the bank that is a link to elsewhere: nothing is written where nobody looks for it. */
const linkOut = (to: string, file: string): Reason | null => {
  const top = realpathSync(nearest(to))
  const folder = nearest(dirname(join(to, file)))
  if (!statsOf(folder)?.isDirectory())
    return {
      code: 'file-taken',
      message: `${folder} is a file where a folder is needed: delete or rename it`,
    }
  const real = realpathSync(folder)
  return real === top || isInside(top, real)
    ? null
    : { code: 'link', message: `${folder} leads out of the bank: put a folder in place of the link` }
}

/** A picture is named by what is in it, so that one of this name is this one, unless somebody changed it. */
const otherPicture = ({ picture }: StagedItem, to: string): Reason | null => {
  const path = join(to, picture!.to)
  if (!existsSync(path) || hash('sha256', readFileSync(path), 'hex') === picture!.digest) return null
  return { code: 'image-taken', message: `${path} is another picture by now: give it another name` }
}

/** Puts an item's file and picture into the bank. Renamed into place, so that a running bot never reads half a file. */
export const writeItem = ({ name, text, picture }: StagedItem, to: string): void => {
  if (!existsSync(join(to, 'bank.yaml'))) putText(newBankFile(to), join(to, 'bank.yaml'))
  if (picture && !existsSync(join(to, picture.to))) putCopy(picture.from, join(to, picture.to))
  const file = join(to, name.file)
  // No other file has this name, and the loader passes over what is hidden.
  const temporary = join(dirname(file), `.${randomBytes(8).toString('hex')}`)
  putText(text, temporary, 'wx')
  renameSync(temporary, file)
}

export const putCopy = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
}

/** `wx` never writes over a file. */
export const putText = (text: string, to: string, flag: 'w' | 'wx' = 'w'): void => {
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(to, text, { flag })
}
