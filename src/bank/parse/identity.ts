import type { KeyPath, Reporter } from '../problem.ts'
import { readList, readScalar, type YamlMap } from './fields.ts'

export type QuestionIdentity = { readonly id: string; readonly aliases: readonly string[] }

/** The id and earlier ids, each prefixed with the bank's name. The path is the id unless the file has `id:`. */
export const readIdentity = (
  data: YamlMap,
  bank: string,
  pathId: string,
  report: Reporter,
): QuestionIdentity => {
  const written = readScalar(data.id, ['id'], report)
  const id = written === null ? pathId : inBank(written, bank)
  if (written !== null) checkShape(written, ['id'], report)
  const aliases = readList(data, 'aliases', report).map(({ text, path }) => {
    checkShape(text, path, report)
    return inBank(text, bank)
  })
  return { id, aliases: [...new Set(aliases)].filter(alias => alias !== id) }
}

/** An id without the prefix of its bank, if it has one. */
export const withoutBankName = (id: string, bank: string): string =>
  id.startsWith(`${bank}/`) ? id.slice(bank.length + 1) : id

const inBank = (id: string, bank: string): string => (id.startsWith(`${bank}/`) ? id : `${bank}/${id}`)

const checkShape = (id: string, path: KeyPath, report: Reporter): void => {
  if (/[\s\\\p{C}]/u.test(id) || id.length > 200)
    report.error(
      path,
      'id-shape',
      'an id has at most 200 characters, without spaces or backslashes, such as `s3/s3-001`',
    )
}
