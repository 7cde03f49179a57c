import { hash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isInside } from '../../bank/parse/image.ts'
import { isThere, nearest, statsOf } from '../../bank/scan/walk.ts'
import type { Reason } from './classify.ts'
import { newBankFile, put, type StagedItem } from './stage.ts'

/** What stands at an item's place: nothing, the same file, another, or something that must stay. */
export type Standing = 'new' | 'same' | 'differs' | Reason

export const standingOf = (item: StagedItem, to: string): Standing => {
  const { name, text, picture } = item
  const path = join(to, name.file)
  const way = leadsOut(to, name.file) ?? (picture && (leadsOut(to, picture.to) ?? otherPicture(item, to)))
  if (way) return way
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
const leadsOut = (to: string, file: string): Reason | null => {
  const top = realpathSync(nearest(to))
  const folder = nearest(dirname(join(to, file)))
  if (!statsOf(folder)?.isDirectory())
    return {
      code: 'file-taken',
      message: `${folder} is a file where a folder is needed: delete or rename it`,
    }
  const real = realpathSync(folder)
  if (real === top || isInside(top, real)) return null
  return { code: 'link', message: `${folder} leads out of the bank: put a folder in place of the link` }
}

/** A picture is named by what is in it, so that one of this name is this one, unless somebody changed it. */
const otherPicture = ({ picture }: StagedItem, to: string): Reason | null => {
  const path = join(to, picture!.to)
  if (!existsSync(path) || hash('sha256', readFileSync(path), 'hex') === picture!.digest) return null
  return { code: 'image-taken', message: `${path} is another picture by now: give it another name` }
}

/** Puts an item's file and picture into the bank. A running bot sees a file whole or not at all. */
export const writeItem = ({ name, text, picture }: StagedItem, to: string): void => {
  if (picture && !existsSync(join(to, picture.to))) put(picture.from, join(to, picture.to))
  const file = join(to, name.file)
  // Nobody else's file has this name, and the loader passes over what is hidden.
  const draft = join(dirname(file), `.${randomBytes(8).toString('hex')}`)
  put({ text }, draft, 'wx')
  renameSync(draft, file)
}

export const writeBankFile = (to: string): void => {
  const file = join(to, 'bank.yaml')
  if (!existsSync(file)) put({ text: newBankFile(to) }, file)
}
