import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newBankFile, put, type StagedItem } from './stage.ts'

/** What stands at an item's place: nothing, the same, or the question as it was before. */
export type Standing = 'new' | 'same' | 'differs'

export const standingOf = ({ named, text, picture }: StagedItem, to: string): Standing => {
  const file = join(to, `${named.path}.md`)
  if (!existsSync(file)) return 'new'
  const isSame = readFileSync(file, 'utf8') === text && (picture === null || existsSync(join(to, picture.to)))
  return isSame ? 'same' : 'differs'
}

/** Puts an item's file and picture into the bank. A running bot sees a file whole or not at all. */
export const writeItem = ({ named, text, picture }: StagedItem, to: string): void => {
  // A picture is named by what is in it, so that one of this name is this one.
  if (picture && !existsSync(join(to, picture.to))) put(picture.from, join(to, picture.to))
  const file = join(to, `${named.path}.md`)
  // Nobody else's file has this name, and the loader passes over what is hidden.
  const draft = join(dirname(file), `.${randomBytes(8).toString('hex')}`)
  put({ text }, draft, 'wx')
  renameSync(draft, file)
}

export const writeBankFile = (to: string): void => {
  const file = join(to, 'bank.yaml')
  if (!existsSync(file)) put({ text: newBankFile(to) }, file)
}
