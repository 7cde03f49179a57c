import type { StudyNote } from '../../../play/answer.ts'
import type { Answer, Post } from '../../../play/record.ts'
import { isPublic, isReview, seriesOf } from '../../../play/record.ts'
import type { AskedPost } from '../../../play/views.ts'
import { countHits, hasSeveralAnswers, keyFor } from '../../../quiz/grading.ts'
import { type LetteredOption, lettersOf, orderOptions } from '../../../quiz/option-order.ts'
import type { Question } from '../../../quiz/question.ts'
import type { Words } from '../../../words/index.ts'
import { COLOURS } from '../parts/body.ts'
import type { TextBlock } from '../parts/fit.ts'
import { firstLinksOf, linksOf } from '../parts/links.ts'
import { studyNotes } from '../study/notes.ts'
import { creditBlock } from './credit.ts'
import { keyBlocks } from './key-blocks.ts'
import { isShort, withLabel } from './option-line.ts'
import { isKeyed } from './parts.ts'

/** What a verdict is about: an answer, what it brought beside points, and notes on it in small text, such as a streak. */
export type VerdictResult = AskedPost & {
  readonly answer: Answer
  readonly rewards: readonly string[]
  readonly notes: readonly string[]
  readonly study: StudyNote | undefined
}

/** The result of one person, in the order in which they want to know: the outcome, why, and why not their choice. */
export const verdictBlocks = (result: VerdictResult, words: Words): TextBlock[] => {
  const { post, question, answer } = result
  const { picked } = answer
  const options = orderOptions(question, post.seed)
  const keyed = options.filter(option => isKeyed(question, option))
  const best = keyFor(question, picked)
  const wrong = options.filter(({ key }) => picked.includes(key) && !best.includes(key))
  return [
    { text: outcomeBlock(result, words), dropOrder: 0 },
    ...keyBlocks({ question, seed: post.seed, picked }, words),
    { text: reasonOf(question, keyed), dropOrder: 2 },
    ...wrong.map((option): TextBlock => ({ text: wrongLine(option, words), dropOrder: 1 })),
    { text: linksFor(result, words), dropOrder: 3 },
    creditBlock(question, words),
  ]
}

/** Who keeps failing a question is given all that there is to read. */
const linksFor = ({ question, study }: VerdictResult, words: Words): string =>
  study?.back.resting ? linksOf(question, words) : firstLinksOf(question, words)

/** Green, red, or amber for what is partly right. The words say the same. */
export const colourOf = (question: Question, answer: Answer): number =>
  answer.right ? COLOURS.right : isPartlyRight(question, answer) ? COLOURS.partly : COLOURS.wrong

const isPartlyRight = (question: Question, { right, picked }: Answer): boolean =>
  !right && hasSeveralAnswers(question) && countHits(question, picked) > 0

const outcomeBlock = (result: VerdictResult, words: Words): string => {
  const { post, answer, rewards, notes, study } = result
  const { format } = words
  const practice = practiceNote(result, words)
  const later = format.joinItems(studyNotes(post, study, words))
  const lines = isReview(post) ? [format.joinItems([...notes, later])] : [...notes, later]
  const small = [...practice, ...lines].filter(line => line !== '').map(line => `-# ${line}`)
  return [
    `### ${format.joinItems([outcomeOf(result, words), ...scoreOf(answer, post, words)])}`,
    ...rewards,
    ...small,
  ].join('\n')
}

/** Why it didn't score. Of a review everyone knows that it is practice. */
const practiceNote = ({ post, question, answer }: VerdictResult, { verdict }: Words): string[] => {
  if (answer.counted) return []
  if (question.status === 'trial') return [verdict.trial]
  if (isReview(post)) return []
  if (!isPublic(post)) return [verdict.privatePractice]
  return [post.rhythm === 'never' ? verdict.practiceEver : verdict.practice]
}

const outcomeOf = ({ post, question, answer }: VerdictResult, { verdict }: Words): string => {
  if (answer.right) return verdict.right
  if (!isPartlyRight(question, answer)) return verdict.wrong(lettersOf(question, post.seed, answer.picked))
  return verdict.partly(countHits(question, answer.picked), question.answer.length)
}

/**
 * What a right answer earned. Practice earns nothing but in a channel’s round, whose standings have a score of their own; a
 * trial question earns nothing there either.
 */
const scoreOf = ({ right, counted, score }: Answer, post: Post, { verdict }: Words): string[] => {
  if (!right) return []
  if (counted) return [verdict.points(score)]
  return isPublic(post) && seriesOf(post) !== null && score > 0 ? [verdict.inRound(score)] : []
}

/** Of an option beside its reason, letters. */
const MAX_REPEATED = 24

/** Why not what they chose. A long option is not repeated: they have just read it. */
const wrongLine = ({ letter, text, rationale }: LetteredOption, { verdict }: Words): string => {
  const option = withLabel(verdict.whyNot(letter), text)
  if (rationale === null) return `❌ ${option}`
  return isShort(text, MAX_REPEATED)
    ? `❌ ${option}\n${rationale}`
    : `❌ ${withLabel(verdict.whyNot(letter), rationale)}`
}

/** Why the key is right: the explanation, or else what the author said of its options. */
export const reasonOf = ({ explanation }: Question, keyed: readonly LetteredOption[]): string =>
  explanation || keyed.flatMap(({ rationale }) => rationale ?? []).join('\n')
