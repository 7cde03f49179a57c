import type { Notes } from '../problem.ts'
import { isWarningCode } from '../warning-codes.ts'
import { type Data, readList } from './fields.ts'

/** The codes under `accept:`: warnings that the author has looked at and finds the file right about. */
export const readAccepts = (data: Data, notes: Notes): readonly string[] =>
  readList(data, 'accept', notes).map(({ text, path }) => {
    if (!isWarningCode(text))
      notes.warning(path, 'accept-unknown', `no warning has the code \`${text}\`: correct it, or delete it`)
    return text
  })
