import type { Reporter } from '../problem.ts'
import { collapseSpaces } from './fields.ts'
import { mergedOptionIndex } from './merged-option.ts'
import { LETTERS, type LocatedOption } from './options.ts'

/** Checks that need all options of a question at once. */
export const checkOptions = (options: readonly LocatedOption[], report: Reporter): void => {
  checkGap(options, report)
  checkEqual(options, report)
  checkMerged(options, report)
}

/** A missing letter nearly always means that an option was lost; posts letter the options by position anyway. */
const checkGap = (options: readonly LocatedOption[], report: Reporter): void => {
  const gap = options.findIndex((option, index) => option.key !== LETTERS[index])
  if (gap === -1) return
  const message = `option ${LETTERS[gap]} is missing before ${options[gap]!.key}: add it, or letter the options A, B, C, … without gaps`
  report.error(options[gap]!.path, 'options-gap', message, 'key')
}

/** Compares with punctuation and case: `==` and `===` differ, and so do `map` and `Map`. */
const checkEqual = (options: readonly LocatedOption[], report: Reporter): void => {
  const seen = new Map<string, string>()
  for (const { key, text, path } of options) {
    const plain = collapseSpaces(text)
    const first = seen.get(plain)
    if (text !== '' && first !== undefined)
      report.error(
        path,
        'options-equal',
        `options ${first} and ${key} have the same text: change or delete one`,
      )
    else seen.set(plain, key)
  }
}

/** A lost line break leaves the next option in the text of the last one. */
const checkMerged = (options: readonly LocatedOption[], report: Reporter): void => {
  const last = options.at(-1)
  const next = LETTERS[options.length]
  if (!last || !next || mergedOptionIndex(last.text, next) === null) return
  const message = `option ${next} seems to be part of option ${last.key}: give it a line of its own (\`${next}: "…"\`)`
  report.error(last.path, 'option-swallowed', message)
}
