import type { Reporter } from '../problem.ts'
import { readScalar } from './fields.ts'
import { isRecord } from './front-matter.ts'

/** The reasons of `rationale:`, by the letter of their option. */
export const readRationales = (
  value: unknown,
  letters: readonly string[],
  report: Reporter,
): Map<string, string> => {
  const rationales = new Map<string, string>()
  if (value === undefined || value === null) return rationales
  if (!isRecord(value)) {
    report.error(['rationale'], 'wrong-type', NOT_A_MAP)
    return rationales
  }
  for (const [written, text] of Object.entries(value)) {
    const key = written.trim().toUpperCase()
    const rationale = readScalar(text, ['rationale', written], report)
    if (!letters.includes(key))
      report.warning(
        ['rationale', written],
        'rationale-unknown',
        `no option for the rationale ${written}`,
        'key',
      )
    else if (rationale !== null) rationales.set(key, rationale)
  }
  return rationales
}

const NOT_A_MAP = '`rationale` must be a map (`A: "…"`); one text for all is `explanation`'
