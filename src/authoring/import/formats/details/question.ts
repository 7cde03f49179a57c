import { type Choice, type Found, found, type Refused, refused } from '../../found.ts'
import { readAfterword } from '../../markdown/afterword.ts'
import { labelOf } from '../../markdown/labels.ts'
import { aboveRule } from '../../markdown/noise.ts'
import { PICTURE_CUT, picturesRefused } from '../../markdown/pictures.ts'
import { stemOf } from '../../markdown/stem.ts'
import { dedented, joined } from '../../markdown/texts.ts'
import { unfold } from '../../markdown/unfold.ts'
import { type Key, keyIn } from './key.ts'
import type { Item, Parts } from './parts.ts'
import type { Section } from './sections.ts'

export const questionIn = (section: Section, parts: Parts, category: string | null): Found => {
  const { line, heading, first, inside } = section
  const stem = stemOf({
    first: first ?? heading?.text ?? null,
    isHeading: first === null,
    body: parts.body,
    inside,
  })
  const options = parts.items.map(optionOf)
  const texts = options.map(({ text }) => text)
  const key = keyIn(unfold(parts.folded), texts)
  const problem = problemIn(section, parts, key) ?? picturesRefused(line, stem.pictures.length, options)
  if (problem !== null) return problem
  const { explanation, references, hadPicture } = readAfterword([...key.rest, ...explaining(parts)])
  return found({
    line,
    question: stem.text,
    options,
    answer: key.answer,
    explanation,
    references: [...new Set([...stem.references, ...references])],
    categories: category === null ? [] : [category],
    image: stem.pictures[0] ?? null,
    mended: hadPicture ? [PICTURE_CUT] : [],
  })
}

const optionOf = ({ option, own }: Item): Choice => {
  const below = dedented(own, option.inside)
  const plain = below.map((text, index) => (own[index]!.kind === 'text' ? text.trimStart() : text))
  return { text: joined([option.text, ...plain]), rationale: null }
}

const problemIn = (
  { first, heading, line }: Section,
  { gap, stray, folded }: Parts,
  { contrary }: Key,
): Refused | null => {
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
const explaining = ({ after }: Parts) => (explains(after) ? aboveRule(after).after : [])

export const explains = (after: Parts['after']): boolean => {
  const first = after.find(({ kind }) => kind === 'text' || kind === 'code')
  return first !== undefined && labelOf(first.text) !== null
}
