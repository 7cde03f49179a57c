import type { Verdict } from '../../play/answer.ts'
import { type Answer, type Post, seriesOf } from '../../play/record.ts'
import { orderOptions } from '../../quiz/option-order.ts'
import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, COLOURS, EPHEMERAL, frame, text } from './body.ts'
import { isKeyed, linksOf, optionLine } from './explain.ts'
import { type Block, fitBlocks } from './fit.ts'
import { attachment } from './question.ts'

/** What one person is told about their answer. `again`: they had answered before. */
export const verdictBody = (view: Verdict & { readonly again: boolean }, words: Words): Body => {
  const fitted = fitBlocks(verdictBlocks(view, words), words.attached)
  const inside = [...fitted.texts.map(text), ...attachment(fitted.file)]
  return bodyOf([frame(inside, view.answer.right ? COLOURS.right : COLOURS.wrong)], {
    flags: EPHEMERAL,
    files: fitted.file ? [fitted.file] : [],
  })
}

const verdictBlocks = (view: Verdict & { readonly again: boolean }, words: Words): Block[] => {
  const { post, question, answer } = view
  const placed = orderOptions(question, post.seed)
  const right = placed.filter(option => isKeyed(question, option))
  const wrong = placed.filter(option => answer.picked.includes(option.key) && !isKeyed(question, option))
  const { verdict } = words
  return [
    { text: outcomeLine(answer, post, words), leave: 0 },
    { text: view.streak ? words.streak.line(view.streak.length, view.streak.freezes) : '', leave: 0 },
    { text: view.again ? verdict.again : '', leave: 0 },
    { text: [`${verdict.rightOption(right.length)}:`, ...right.map(optionLine)].join('\n'), leave: 0 },
    { text: question.explanation && `**${verdict.why}**\n${question.explanation}`, leave: 2 },
    ...wrong.map((option): Block => ({ text: whyNot(option.letter, option.rationale, words), leave: 1 })),
    { text: linksOf(question, verdict.links), leave: 3 },
  ]
}

const whyNot = (letter: string, rationale: string | null, { verdict }: Words): string =>
  rationale === null ? '' : `**${verdict.whyNot(letter)}**\n${rationale}`

/** Right or wrong, and what it is worth. */
export const outcomeLine = (answer: Answer, post: Post, { verdict }: Words): string => {
  const outcome = answer.right ? verdict.right : verdict.wrong
  if (!answer.counted) {
    const inRound = answer.right && seriesOf(post) !== null ? ` · ${verdict.inRound(answer.score)}` : ''
    return `${outcome}${inRound}\n-# ${verdict.practice}`
  }
  return `${outcome} · ${answer.right ? verdict.points(answer.score) : verdict.noPoints}`
}
