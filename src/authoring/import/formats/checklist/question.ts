import { type Found, type FoundQuestion, found, type Refused, refused } from '../../found.ts'
import { letterAt, withoutLetters } from '../../letters.ts'
import { readAfterword } from '../../markdown/afterword.ts'
import type { Line } from '../../markdown/lines.ts'
import { linksIn } from '../../markdown/links.ts'
import { isBrokenBox, isItem } from '../../markdown/marks.ts'
import { PICTURE_CUT, picturesRefused } from '../../markdown/pictures.ts'
import { stemOf } from '../../markdown/stem.ts'
import { joined } from '../../markdown/texts.ts'
import { unfold } from '../../markdown/unfold.ts'
import type { Draft } from './drafts.ts'
import { optionOf } from './option.ts'

/** `base` is what the front matter says. */
export const questionIn = (draft: Draft, category: string | null, base: FoundQuestion | null): Found => {
  const rest = base ?? found({ line: draft.line, question: '', options: [], answer: [] })
  const stem = stemOf(draft)
  const options = draft.items.map(optionOf)
  const inQuestion = stem.pictures.length + (rest.image === null ? 0 : 1)
  const problem = problemIn(draft, base) ?? picturesRefused(draft.line, inQuestion, options)
  if (problem !== null) return problem
  const { texts, mended } = withoutLetters(options.map(({ text }) => text))
  const after = readAfterword(unfold(draft.after).filter(line => line.summary !== true))
  const hadPicture = after.hadPicture || options.some(option => option.hadPicture)
  return {
    ...rest,
    question: joined([rest.question, '', stem.text]),
    options: options.map(({ rationale }, place) => ({ text: texts[place]!, rationale })),
    isMarked: true,
    answer: options.flatMap(({ right }, place) => (right ? [letterAt(place)] : [])),
    explanation: joined([rest.explanation, '', after.explanation]),
    references: [...new Set([...rest.references, ...stem.references, ...after.references])],
    categories: rest.categories.length > 0 || category === null ? rest.categories : [category],
    image: stem.pictures[0] ?? rest.image,
    mended: [...rest.mended, ...mended, ...(hadPicture ? [PICTURE_CUT] : [])],
  }
}

const problemIn = (draft: Draft, base: FoundQuestion | null): Refused | null => {
  const { line, first, items, body, after, unclear } = draft
  if (first === null && base === null) return refused(line, 'question-unclear', UNCLEAR)
  const nested = items.find(({ box }) => box.indent > items[0]!.box.indent + 1)
  if (nested) return refused(nested.line, 'option-nested', NESTED)
  const broken = [...items.flatMap(({ own }) => own), ...body, ...after].find(isUnread)
  if (broken) return refused(broken.number, 'option-box', BROKEN)
  if (unclear !== null) return refused(unclear, 'options-apart', APART)
  if (isUnmarked(after[0], draft)) return refused(after[0]!.number, 'option-unmarked', UNMARKED)
  return null
}

const UNCLEAR =
  'nothing says which text is the question to these options: make it a heading (`### …`) above them'
const APART =
  'nothing says whether this text begins another question: make it a heading (`### …`) if so, else indent it below its option'
const NESTED = 'an option stands inside of another: give all options of the question the same indentation'
const BROKEN = 'this option has no box that can be read: write `- [x] ` or `- [ ] ` before its text'
const UNMARKED =
  'this list item has no box: write `- [x] ` or `- [ ] ` if it is an option, or a blank line above it'

const isUnread = ({ kind, text }: Line): boolean => kind === 'text' && isBrokenBox(text)

/** An item directly below the last option. */
const isUnmarked = (line: Line | undefined, { items }: Draft): boolean => {
  const { line: number, own } = items.at(-1)!
  if (line?.kind !== 'text' || line.number !== number + own.length + 1) return false
  return own.at(-1)?.kind !== 'blank' && isItem(line.text) && !linksIn(line.text).alone
}
