import { parseLetters } from '../../../bank/parse/answer.ts'
import type { SourceQuestion } from '../source-entry.ts'
import { checkCount, type RecordField, type RecordFields, readText, single } from './fields.ts'

/** What a record accepts beside its answer: `["C"]`, `[["A", "C"]]`, or texts such as "A, C". Nothing where it accepts none. */
export const readAccepted = (fields: RecordFields): Pick<SourceQuestion, 'accepted'> => {
  const accepted = single(fields.of('accepted'), readSets, [])
  return accepted.length === 0 ? {} : { accepted }
}

const readSets = ({ value, written }: RecordField): string[][] => {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  checkCount(list, written)
  return list.map(entry => {
    const parts: readonly unknown[] = Array.isArray(entry) ? entry : [entry]
    checkCount(parts, written)
    return parts.flatMap(part => lettersOr(readText({ value: part, written }).trim()))
  })
}

/** What is no letter is left to the loader, which says where it stands. */
const lettersOr = (text: string): string[] => parseLetters(text) ?? [text]
