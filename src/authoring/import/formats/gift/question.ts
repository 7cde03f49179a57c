import type { GIFTQuestion, MultipleChoice, TextFormat, TrueFalse } from 'gift-pegjs'
import { type Choice, type Found, found, refused, skipped } from '../../found.ts'
import { type HtmlText, htmlToMarkdown, type Image } from '../../html.ts'
import { splitLinks, splitPicture } from './ends.ts'
import { restored } from './normal.ts'
import { keyOf } from './weights.ts'

/** What stands around a question in its file. */
type Around = {
  readonly line: number
  readonly id: string | null
  readonly domain: string | null
  readonly tags: readonly string[]
}

/** What the parser's question is for us. */
export const foundIn = (question: GIFTQuestion, around: Around): Found => {
  const { line } = around
  if (question.type === 'MC') return choiceOf(question, around)
  if (question.type === 'TF') return truthOf(question, around)
  return skipped(
    line,
    `${KINDS[question.type]}, and only choices can be played: offer options to choose from`,
  )
}

const KINDS = {
  Short: 'the answer is typed in',
  Numerical: 'the answer is a number that is typed in',
  Matching: 'the answers are pairs to match',
  Essay: 'the answer is an essay',
  Description: 'a text without an answer',
  Category: 'a category',
} as const

const choiceOf = (question: MultipleChoice, around: Around): Found => {
  const key = keyOf(question.choices)
  if (key.kind === 'refused') return refused(around.line, 'gift-weights', key.message)
  const options = question.choices.map(({ text, feedback }) => ({ text, rationale: feedback }))
  return built(question, options, key.answer, around)
}

/** The first feedback is for those who answer wrongly, the second for those who answer rightly. */
const truthOf = (question: TrueFalse, around: Around): Found => {
  const [wrong, right] = [question.trueFeedback, question.falseFeedback]
  const { isTrue } = question
  const options = [
    { text: plain('True'), rationale: isTrue ? right : wrong },
    { text: plain('False'), rationale: isTrue ? wrong : right },
  ]
  return built(question, options, [isTrue ? 'A' : 'B'], around)
}

const plain = (text: string): TextFormat => ({ format: 'markdown', text })

type Formatted = { readonly text: TextFormat; readonly rationale: TextFormat | null }

const built = (
  { stem, globalFeedback, title }: MultipleChoice | TrueFalse,
  offered: readonly Formatted[],
  answer: readonly string[],
  { line, id, domain, tags }: Around,
): Found => {
  const texts = createTexts()
  const asked = texts.read(stem, 1)
  const options = offered.map(
    ({ text, rationale }): Choice => ({
      text: texts.read(text).text,
      rationale: texts.read(rationale).text || null,
    }),
  )
  const { text: explanation, links: references } = splitLinks(texts.read(globalFeedback).text)
  if (texts.problems.length > 0) return refused(line, 'gift-text', texts.problems[0]!)
  const name = id ?? (restored(title ?? '').trim() || null)
  return found({
    ...labelsOf(tags),
    ...pictured(asked),
    line,
    name,
    domain,
    options,
    answer,
    isMarked: true,
    explanation,
    references,
  })
}

type Read = Extract<HtmlText, { kind: 'text' }>

const NOTHING: Read = { kind: 'text', text: '', pictures: [] }
const PICTURES =
  'a picture in an option or a feedback, or several in the question: a question can have one picture, in its own text'

/** Reads texts as the parser gives them, and collects what is wrong with them. */
const createTexts = () => {
  const problems: string[] = []
  const read = (given: TextFormat | null, mostPictures = 0): Read => {
    if (given === null) return NOTHING
    const text = restored(given.text)
    const result = given.format === 'html' ? htmlToMarkdown(text) : { ...NOTHING, text }
    if (result.kind === 'text' && result.pictures.length <= mostPictures) return result
    problems.push(result.kind === 'text' ? PICTURES : result.message)
    return NOTHING
  }
  return { problems, read }
}

const pictured = ({ text, pictures }: Read): { question: string; image: Image | null } => {
  const [own] = pictures
  if (own !== undefined) return { question: text, image: own }
  const ending = splitPicture(text)
  return { question: ending.text, image: ending.picture }
}

/** `difficulty:hard` is no tag of the question; a tag that only looks so has `tag:` before it. */
const labelsOf = (all: readonly string[]): { difficulty: string | null; tags: string[] } => {
  const levels = all.filter(tag => tag.startsWith('difficulty:'))
  const tags = all.filter(tag => tag !== levels[0] && tag !== '').map(tag => tag.replace(/^tag:/, ''))
  return { difficulty: levels[0]?.slice('difficulty:'.length).trim() || null, tags }
}
