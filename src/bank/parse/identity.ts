import type { Notes, Path } from '../problem.ts'
import { type Data, readList, readScalar } from './fields.ts'

export type Identity = { readonly id: string; readonly aliases: readonly string[] }

/** The id and earlier ids, each with the bank's name before it. The path is the id unless the file says another. */
export const readIdentity = (data: Data, bank: string, pathId: string, notes: Notes): Identity => {
  const given = readScalar(data.id, ['id'], notes)
  const id = given === null ? pathId : inBank(given, bank)
  if (given !== null) checkShape(given, ['id'], notes)
  const aliases = readList(data, 'aliases', notes).map(({ text, path }) => {
    checkShape(text, path, notes)
    return inBank(text, bank)
  })
  return { id, aliases: [...new Set(aliases)].filter(alias => alias !== id) }
}

/** An id without the name of its bank, which may stand before it. */
export const withinBank = (id: string, bank: string): string =>
  id.startsWith(`${bank}/`) ? id.slice(bank.length + 1) : id

const inBank = (id: string, bank: string): string => (id.startsWith(`${bank}/`) ? id : `${bank}/${id}`)

const checkShape = (id: string, path: Path, notes: Notes): void => {
  if (/[\s\\\p{C}]/u.test(id) || id.length > 200)
    notes.error(
      path,
      'id-shape',
      'an id is at most 200 characters without spaces or backslashes: `s3/s3-001`',
    )
}
