import type { APIComponentInContainer, APIMessageTopLevelComponent } from 'discord-api-types/v10'
import type { SuggestionView } from '../../../play/suggestions/view-suggestion.ts'
import { type LetteredOption, orderOptions } from '../../../quiz/option-order.ts'
import type { Question } from '../../../quiz/question.ts'
import { OPTION_KEYS } from '../../../quiz/suggestion/option-lines.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, COLOURS, EPHEMERAL, frame, text } from '../parts/body.ts'
import { asPlainLine, firstWords } from '../parts/first-words.ts'
import { fitBlocks, type TextBlock } from '../parts/fit.ts'
import { linksOf } from '../parts/links.ts'
import { creditBlock } from '../question/credit.ts'
import { keyBlocks } from '../question/key-blocks.ts'
import { withLabel } from '../question/option-line.ts'
import { attachment, headerOfQuestion } from '../question/parts.ts'
import { answerCount, optionBlocks } from '../question/question.ts'

/** A preview has the options as they were typed: what is said about “option B” is then about that one. */
const SEED = 1
const inTypedOrder = (question: Question): Question => ({ ...question, shuffle: false })

/** More would push the question off a phone's screen. */
const MAX_FINDINGS = 4

/** No option is marked as correct, which is said in other words than those about files. */
export const NO_ANSWER = 'answer-missing'

/**
 * A suggestion for whoever reads it: what stands about it, what is wrong, what is similar, the question as it will look, and
 * what people see after answering.
 */
export const previewBody = (
  view: SuggestionView,
  above: readonly string[],
  rows: readonly APIMessageTopLevelComponent[],
  words: Words,
): Body => {
  const { question } = view
  const notes = [
    above.join('\n'),
    ...findingLines(asTyped(view, words), words),
    similarLine(view, words),
  ].filter(note => note !== '')
  const blocks = question ? questionBlocks(inTypedOrder(question), words) : typedBlocks(view)
  const fitted = fitBlocks(blocks, words.attached, notes)
  const inside: APIComponentInContainer[] = [...fitted.texts.map(text), ...attachment(fitted.file)]
  return bodyOf([...notes.map(text), ...(inside.length > 0 ? [frame(inside, COLOURS.open)] : []), ...rows], {
    flags: EPHEMERAL,
    files: fitted.file ? [fitted.file] : [],
  })
}

/** What is wrong with an uploaded file. */
export const brokenFileBody = (findings: SuggestionView['findings'], words: Words): Body =>
  bodyOf([words.suggestion.file.broken, ...findingLines(findings, words)].map(text), { flags: EPHEMERAL })

const findingLines = (told: SuggestionView['findings'], { suggestion }: Words): string[] => {
  const lines = new Set(
    told.map(({ severity, message }) =>
      severity === 'error' ? suggestion.mustFix(message) : suggestion.couldFix(message),
    ),
  )
  const shown = [...lines].slice(0, MAX_FINDINGS)
  const more = lines.size - shown.length
  const all = more > 0 ? [...shown, suggestion.moreFindings(more)] : shown
  return all.length > 0 ? [all.join('\n')] : []
}

/** In the words of the form. That nothing is marked as correct, the status says already. */
const asTyped = ({ findings }: SuggestionView, { suggestion }: Words): SuggestionView['findings'] => {
  const inForm = new Map(Object.entries(suggestion.findings))
  return findings
    .filter(({ code }) => code !== NO_ANSWER)
    .map(finding => ({ ...finding, message: inForm.get(finding.code) ?? finding.message }))
}

const similarLine = ({ similar }: SuggestionView, { suggestion }: Words): string =>
  similar.length === 0 ? '' : suggestion.similar(similar.map(({ text: typed }) => firstWords(typed)))

/** As it's asked, and then as it's explained; where not all of it fits, the reasons go first. */
const questionBlocks = (question: Question, words: Words): TextBlock[] => {
  const options = orderOptions(question, SEED)
  return [
    { text: headerOfQuestion(question, words), dropOrder: 0 },
    { text: question.text, dropOrder: 0, joined: true },
    ...optionBlocks(options),
    { text: answerCount(question, words), dropOrder: 0 },
    { text: words.suggestion.afterwards, dropOrder: 0 },
    ...keyBlocks({ question, seed: SEED, picked: [] }, words),
    { text: question.explanation, dropOrder: 1 },
    ...reasonBlocks(options),
    { text: linksOf(question, words), dropOrder: 3 },
    creditBlock(question, words),
  ]
}

/** By letter, since the options stand right above. */
const reasonBlocks = (options: readonly LetteredOption[]): TextBlock[] =>
  options
    .filter(({ rationale }) => rationale !== null)
    .map(({ letter, rationale }, index) => ({
      text: withLabel(letter, rationale!),
      dropOrder: 2,
      joined: index > 0,
    }))

/** What was typed, where it's no question that can be asked yet. As text and never as formatting. */
const typedBlocks = ({ suggestion: { content } }: SuggestionView): TextBlock[] => [
  { text: asPlainLine(content.text), dropOrder: 0 },
  ...content.options.slice(0, OPTION_KEYS.length).map(
    (option, index): TextBlock => ({
      text: `${option.isCorrect ? '✅ ' : ''}${withLabel(OPTION_KEYS[index]!, asPlainLine(option.text))}`,
      dropOrder: 0,
      joined: index > 0,
    }),
  ),
]
