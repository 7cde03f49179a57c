import { type Choice, type Found, found, refused } from '../../found.ts'
import { aboveRule, labelOf, readAfterword } from '../markdown/afterword.ts'
import { dedented, joined } from '../markdown/dedent.ts'
import { takePictures } from '../markdown/pictures.ts'
import { stemOf } from '../markdown/stem.ts'
import { unfold } from '../markdown/unfold.ts'
import { type Key, keyIn } from './key.ts'
import type { Item, Parts } from './parts.ts'
import type { Section } from './sections.ts'

export const questionIn = (section: Section, parts: Parts, category: string | null): Found => {
  const { line } = section
  const options = parts.items.map(optionOf)
  const key = keyIn(
    unfold(parts.folded),
    options.map(({ text }) => text),
  )
  const stem = stemOf({
    first: section.first ?? section.heading?.text ?? null,
    isHeading: section.first === null,
    body: parts.body,
    inside: section.inside,
  })
  const { text: question, pictures } = takePictures(stem.text)
  const problem = problemIn(section, parts, key)
  if (problem !== null) return problem
  if (pictures.length > 1) return refused(line, 'images-many', MANY_IMAGES)
  if (options.some(({ text }) => takePictures(text).pictures.length > 0))
    return refused(line, 'image-in-option', IMAGE_IN_OPTION)
  const after = afterOf(key, parts)
  return found({
    line,
    question,
    options,
    answer: key.answer,
    explanation: after.explanation,
    references: [...new Set([...stem.references, ...after.references])],
    categories: category === null ? [] : [category],
    image: pictures[0] ?? null,
    mended: after.cut ? [CUT] : [],
  })
}

const IMAGE_IN_OPTION = 'an option has a picture in it, which cannot be shown: say in words what it shows'
const MANY_IMAGES = 'there is more than one picture in the question: make them one, or take all but one out'
const CUT = 'a picture in an explanation, where none can be shown, was left out'

const optionOf = ({ option, own }: Item): Choice => ({
  text: joined([
    option.text,
    ...dedented(own, option.inside).map((text, index) =>
      own[index]!.kind === 'text' ? text.trimStart() : text,
    ),
  ]),
  rationale: null,
})

const problemIn = (
  { first, heading, line }: Section,
  { gap, stray, folded }: Parts,
  { contrary }: Key,
): Found | null => {
  if (first === null && heading === null) return refused(line, 'question-unclear', UNCLEAR)
  if (gap !== null) return refused(gap.number, 'options-gap', GAP)
  if (stray !== null && folded.length > 0 && labelOf(stray.text) === null)
    return refused(stray.number, 'text-between', BETWEEN)
  return contrary === null ? null : refused(contrary, 'answer-contradictory', CONTRARY)
}

const UNCLEAR =
  'nothing says which text is the question to these options: number it (`1. …`) or make it a heading (`### …`)'
const GAP = 'the letter of this option is not the next one: name the options A, B, C … without gaps'
const BETWEEN = 'a text stands between options and answer: move it above the options, or into the `<details>`'
const CONTRARY = 'this names another answer than a line above it: leave the right one only'

/** Below the `<details>`, only what says that it explains the question does. */
const afterOf = ({ rest }: Key, { after }: Parts) => {
  const labelled = explains(after) ? aboveRule(after).after : []
  const { explanation, references } = readAfterword([...rest, ...labelled])
  const { text, pictures } = takePictures(explanation)
  return { explanation: text, references, cut: pictures.length > 0 }
}

export const explains = (after: Parts['after']): boolean => {
  const first = after.find(({ kind }) => kind === 'text' || kind === 'code')
  return first !== undefined && labelOf(first.text) !== null
}
