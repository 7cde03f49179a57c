import type { Explained } from '../../../play/explain.ts'
import { keyFor } from '../../../quiz/grading.ts'
import { type LetteredOption, orderOptions } from '../../../quiz/option-order.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, COLOURS, EPHEMERAL, frame, text } from '../parts/body.ts'
import { fitBlocks, type TextBlock } from '../parts/fit.ts'
import { linksOf } from '../parts/links.ts'
import { creditBlock } from './credit.ts'
import { acceptedLine, correctionLine } from './key-blocks.ts'
import { withLabel } from './option-line.ts'
import { attachment, type Detailed, imagesOf, isKeyed, withImage } from './parts.ts'

/** A question with each of its options, marked and with its reason, for one person. */
export const detailsBody = (view: Explained, words: Words): Body => {
  const { question, post, own } = view
  const blocks = detailBlocks({ question, seed: post.seed, picked: own?.picked ?? [] }, words)
  const fitted = fitBlocks(blocks, words.attached)
  const inside = [...withImage(fitted.texts.map(text), question, 1), ...attachment(fitted.file)]
  return bodyOf([frame(inside, COLOURS.quiet)], {
    flags: EPHEMERAL,
    files: fitted.file ? [fitted.file] : [],
    images: imagesOf(question),
  })
}

/** The question, each option with its reason, the explanation, and where to read more. */
export const detailBlocks = (detailed: Detailed, words: Words): TextBlock[] => {
  const { question, seed } = detailed
  return [
    { text: question.text, dropOrder: 0 },
    ...orderOptions(question, seed).flatMap((option): TextBlock[] => [
      { text: markedOption(option, detailed, words), dropOrder: 0 },
      { text: quoted(option.rationale ?? ''), dropOrder: 1, joined: true },
    ]),
    { text: acceptedLine(detailed, words), dropOrder: 0 },
    { text: correctionLine(detailed, words), dropOrder: 0 },
    { text: question.explanation, dropOrder: 2 },
    { text: linksOf(question, words), dropOrder: 3 },
    creditBlock(question, words),
  ]
}

const markedOption = (option: LetteredOption, { question, picked }: Detailed, { verdict }: Words): string => {
  const { letter, text } = option
  const isAnswer = isKeyed(question, option)
  if (picked.includes(option.key)) {
    const isCorrect = keyFor(question, picked).includes(option.key)
    const label = isCorrect && !isAnswer ? verdict.yourAcceptedAnswer : verdict.yourAnswer
    return `${isCorrect ? '✅' : '❌'} ${withLabel(label(letter), text)}`
  }
  return isAnswer ? `✅ ${withLabel(verdict.correctAnswer(letter), text)}` : withLabel(letter, text)
}

/** Set apart from the option above. A block of code stays outside of a quote. */
const quoted = (text: string): string =>
  text === '' || text.includes('```') ? text : text.replace(/^/gm, '> ')
