import type { KeyPath, Reporter } from '../problem.ts'
import { readList, readScalar, type YamlMap } from './fields.ts'

export type QuestionIdentity = { readonly id: string; readonly aliases: readonly string[] }

/** The id and earlier ids, each with the bank's name before it. The path is the id unless the file says another. */
export const readIdentity = (
  data: YamlMap,
  bank: string,
  pathId: string,
  report: Reporter,
): QuestionIdentity => {
  const given = readScalar(data.id, ['id'], report)
  const id = given === null ? pathId : inBank(given, bank)
  if (given !== null) checkShape(given, ['id'], report)
  const aliases = readList(data, 'aliases', report).map(({ text, path }) => {
    checkShape(text, path, report)
    return inBank(text, bank)
  })
  return { id, aliases: [...new Set(aliases)].filter(alias => alias !== id) }
}

/** An id without the name of its bank, which may stand before it. */
export const withoutBankName = (id: string, bank: string): string =>
  id.startsWith(`${bank}/`) ? id.slice(bank.length + 1) : id

const inBank = (id: string, bank: string): string => (id.startsWith(`${bank}/`) ? id : `${bank}/${id}`)

const checkShape = (id: string, path: KeyPath, report: Reporter): void => {
  if (/[\s\\\p{C}]/u.test(id) || id.length > 200)
    report.error(
      path,
      'id-shape',
      'an id is at most 200 characters without spaces or backslashes: `s3/s3-001`',
    )
}
