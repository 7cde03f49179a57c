import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Concern, QuestionRule } from '../rule.ts'

const MIN_ALT_LENGTH = 10
const MAX_BYTES = 1024 * 1024

/** Pictures that phones wait for, and descriptions that say nothing. */
export const pictures: QuestionRule = ({ image }) => {
  if (image === null) return []
  const concerns: Concern[] = []
  const { alt, file } = image
  const { size } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0 }
  if (alt.length < MIN_ALT_LENGTH || EMPTY.test(alt) || alt.includes(basename(file)))
    concerns.push({
      path: ['alt'],
      code: 'alt-empty',
      message: `“${alt}” doesn’t say what the picture shows: describe it for people who can’t see it`,
    })
  if (size > MAX_BYTES)
    concerns.push({
      path: ['image'],
      code: 'image-heavy',
      message: `the picture is ${(size / MAX_BYTES).toFixed(1)} MB, which is slow on phones: make it smaller than 1 MB`,
    })
  return concerns
}

const EMPTY =
  /^(?:an?\s+|the\s+)?(?:image|picture|photo|screenshot|diagram|figure|graphic)(?:\s+(?:of|for)\s+(?:the\s+)?question)?\s*\d*\.?$/i
