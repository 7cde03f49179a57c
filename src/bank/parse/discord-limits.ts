import type { Option, Question } from '../../quiz/question.ts'
import type { KeyPath, Reporter } from '../problem.ts'
import { checkCharacters } from './characters.ts'

type CheckedParts = Pick<Question, 'text' | 'explanation' | 'domain' | 'difficulty' | 'tags' | 'image'> & {
  readonly options: readonly (Option & { readonly path: KeyPath })[]
}

/**
 * What Discord takes. What it would refuse when the question is asked is an error here; what only has to go into an
 * attachment is a warning.
 */
export const checkDiscordLimits = (question: CheckedParts, report: Reporter): void => {
  const { text, options, explanation, difficulty, image } = question
  if (difficulty !== null && difficulty.length > MAX_DIFFICULTY_LENGTH)
    report.error(
      ['difficulty'],
      'difficulty-long',
      `the difficulty has ${difficulty.length} characters, but Discord allows ${MAX_DIFFICULTY_LENGTH}: make it one word, such as \`easy\``,
    )
  if (image !== null && image.alt.length > MAX_ALT_LENGTH)
    report.error(
      ['alt'],
      'alt-long',
      `the description has ${image.alt.length} characters, but Discord allows ${MAX_ALT_LENGTH}: shorten it`,
    )
  for (const [path, part] of textsOf(question)) checkCharacters(part, path, report)
  if (!fitsMessage([text, ...options.map(option => option.text)]))
    report.warning(['question'], 'question-long', `the question and its options ${TOO_LONG}`)
  if (!fitsMessage([explanation, ...options.map(option => option.rationale ?? '')]))
    report.warning(['explanation'], 'explanation-long', `the explanation and the rationales ${TOO_LONG}`)
}

/** Difficulties are choices of a command's option. */
export const MAX_DIFFICULTY_LENGTH = 100
export const MAX_ALT_LENGTH = 1024

/** Less than a message's 4,000 characters and about 10,000 bytes: the bot's own words need room too. */
const MAX_MESSAGE_LENGTH = 3500
const MAX_MESSAGE_BYTES = 9000

const TOO_LONG =
  'don’t fit in one message (3,500 characters, 9,000 bytes), so the full text is attached as a file: shorten them'

/** Whether texts fit one message. */
export const fitsMessage = (texts: readonly string[]): boolean => {
  let length = 0
  for (const text of texts) length += text.length
  if (length > MAX_MESSAGE_LENGTH) return false
  // UTF-8 takes at most three bytes per UTF-16 unit, so that most texts need no counting.
  if (length * 3 <= MAX_MESSAGE_BYTES) return true
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) <= MAX_MESSAGE_BYTES
}

const textsOf = ({
  text,
  options,
  explanation,
  domain,
  difficulty,
  tags,
  image,
}: CheckedParts): (readonly [KeyPath, string])[] => [
  [['question'], text],
  ...options.map(option => [option.path, `${option.text}\n${option.rationale ?? ''}`] as const),
  [['explanation'], explanation],
  [['domain'], domain ?? ''],
  [['difficulty'], difficulty ?? ''],
  [['tags'], tags.join()],
  [['alt'], image?.alt ?? ''],
]
