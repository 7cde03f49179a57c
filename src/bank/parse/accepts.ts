import type { Reporter } from '../problem.ts'
import { isWarningCode } from '../warning-codes.ts'
import { readList, type YamlMap } from './fields.ts'

/** The codes under `accept:`: warnings that the author has looked at and finds the file right about. */
export const readAcceptedCodes = (data: YamlMap, report: Reporter): readonly string[] =>
  readList(data, 'accept', report).map(({ text, path }) => {
    if (!isWarningCode(text))
      report.warning(path, 'accept-unknown', `no warning has the code \`${text}\`: correct it, or delete it`)
    return text
  })
