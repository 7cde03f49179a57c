import type { Verdict } from '../../play/answer.ts'
import { type Answer, isPublic, type Post, seriesOf } from '../../play/record.ts'
import { orderOptions } from '../../quiz/option-order.ts'
import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, COLOURS, EPHEMERAL, frame, text } from './body.ts'
import { fitBlocks, type TextBlock } from './fit.ts'
import { attachment, isKeyed, linksOf, optionLine } from './question-parts.ts'

/** The verdict that one person sees. `again`: they had already answered. */
export const verdictBody = (view: Verdict & { readonly again: boolean }, words: Words): Body => {
  const fitted = fitBlocks(verdictBlocks(view, words), words.attached)
  const inside = [...fitted.texts.map(text), ...attachment(fitted.file)]
  return bodyOf([frame(inside, view.answer.right ? COLOURS.right : COLOURS.wrong)], {
    flags: EPHEMERAL,
    files: fitted.file ? [fitted.file] : [],
  })
}

const verdictBlocks = (view: Verdict & { readonly again: boolean }, words: Words): TextBlock[] => {
  const { post, question, answer } = view
  const options = orderOptions(question, post.seed)
  const right = options.filter(option => isKeyed(question, option))
  const wrong = options.filter(option => answer.picked.includes(option.key) && !isKeyed(question, option))
  const { verdict } = words
  return [
    { text: outcomeLine(answer, post, words), dropOrder: 0 },
    { text: view.streak ? words.streak.line(view.streak.length, view.streak.freezes) : '', dropOrder: 0 },
    { text: view.again ? verdict.again : '', dropOrder: 0 },
    { text: [verdict.rightOption(right.length), ...right.map(optionLine)].join('\n'), dropOrder: 0 },
    { text: question.explanation && `**${verdict.why}**\n${question.explanation}`, dropOrder: 2 },
    ...wrong.map(
      (option): TextBlock => ({ text: whyNot(option.letter, option.rationale, words), dropOrder: 1 }),
    ),
    { text: linksOf(question, verdict.links), dropOrder: 3 },
  ]
}

const whyNot = (letter: string, rationale: string | null, { verdict }: Words): string =>
  rationale === null ? '' : `**${verdict.whyNot(letter)}**\n${rationale}`

/** Right or wrong, and how many points it earned. */
export const outcomeLine = (answer: Answer, post: Post, { verdict, format }: Words): string => {
  const outcome = answer.right ? verdict.right : verdict.wrong
  if (answer.counted)
    return answer.right ? format.joinItems([outcome, verdict.points(answer.score)]) : outcome
  const inRound = answer.right && seriesOf(post) !== null ? [verdict.inRound(answer.score)] : []
  const practice = isPublic(post) ? verdict.practice : verdict.privatePractice
  return `${format.joinItems([outcome, ...inRound])}\n-# ${practice}`
}
