import type { GIFTQuestion, MultipleChoice, TextFormat, TrueFalse } from 'gift-pegjs'
import { type Choice, type Found, found, refused, skipped } from '../../found.ts'
import { fromHtml, type Picture } from '../html.ts'
import { splitLinks, splitPicture } from './ends.ts'
import { keyOf } from './weights.ts'

/** What stands around a question in its file. */
export type Around = {
  readonly line: number
  readonly id: string | null
  readonly domain: string | null
  readonly tags: readonly string[]
  readonly restore: (text: string) => string
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
  question: MultipleChoice | TrueFalse,
  offered: readonly Formatted[],
  answer: readonly string[],
  { line, id, domain, tags, restore }: Around,
): Found => {
  const problems: string[] = []
  const read = (text: TextFormat | null, isQuestion = false): Read => {
    const result = text === null ? NOTHING : readText({ ...text, text: restore(text.text) })
    if (result.kind === 'refused') problems.push(result.message)
    else if (result.pictures.length > (isQuestion ? 1 : 0)) problems.push(PICTURES)
    return result.kind === 'refused' ? NOTHING : result
  }
  const stem = read(question.stem, true)
  const options = offered.map(
    (option): Choice => ({
      text: read(option.text).text,
      rationale: read(option.rationale).text || null,
    }),
  )
  const { text: explanation, links } = splitLinks(read(question.globalFeedback).text)
  const name = id ?? (restore(question.title ?? '').trim() || null)
  if (problems.length > 0) return refused(line, 'gift-text', problems[0]!)
  return found({
    ...labelsOf(tags),
    ...pictured(stem),
    line,
    name,
    domain,
    options,
    answer,
    explanation,
    references: links,
  })
}

type Read = Extract<ReturnType<typeof fromHtml>, { kind: 'text' }>

const NOTHING: Read = { kind: 'text', text: '', pictures: [] }
const PICTURES =
  'a picture in an option or a feedback, or several in the question: a question can have one picture, in its own text'

const readText = ({ format, text }: TextFormat): ReturnType<typeof fromHtml> =>
  format === 'html' ? fromHtml(text) : { kind: 'text', text, pictures: [] }

const pictured = ({ text, pictures }: Read): { question: string; image: Picture | null } => {
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
