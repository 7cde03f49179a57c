import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { newBankFile, put, type StagedItem } from './stage.ts'

/** What writing an item did, or would do. */
export type Written = 'new' | 'same' | 'updated' | 'kept'

/** What stands at an item's place: nothing, the same, or something else, which stays unless it may be updated. */
export const outcomeOf = ({ named, text, picture }: StagedItem, to: string, update: boolean): Written => {
  const file = join(to, `${named.path}.md`)
  if (!existsSync(file)) return 'new'
  const isSame = readFileSync(file, 'utf8') === text && (picture === null || existsSync(join(to, picture.to)))
  if (isSame) return 'same'
  return update ? 'updated' : 'kept'
}

/** Puts an item's file and picture into the bank. A running bot sees a file whole or not at all. */
export const writeItem = ({ named, text, picture }: StagedItem, to: string): void => {
  // A picture is named by what is in it, so that one of this name is this one.
  if (picture && !existsSync(join(to, picture.to))) put(picture.from, join(to, picture.to))
  const file = join(to, `${named.path}.md`)
  put({ text }, `${file}.new`)
  renameSync(`${file}.new`, file)
}

export const writeBankFile = (to: string): void => {
  const file = join(to, 'bank.yaml')
  if (!existsSync(file)) put({ text: newBankFile(to) }, file)
}
