import { type Found, type FoundQuestion, found, refused } from '../../found.ts'
import { letterAt } from '../format.ts'
import { readAfterword } from '../markdown/afterword.ts'
import { joined } from '../markdown/dedent.ts'
import type { Line } from '../markdown/lines.ts'
import { linksIn } from '../markdown/links.ts'
import { isBrokenBox, isItem } from '../markdown/marks.ts'
import { takePictures } from '../markdown/pictures.ts'
import { stemOf } from '../markdown/stem.ts'
import { unfold } from '../markdown/unfold.ts'
import type { Draft } from './drafts.ts'
import { type Option, optionOf, swallowedIn, withoutLetters } from './option.ts'

/** `base` is what the front matter says. */
export const questionIn = (draft: Draft, category: string | null, base: FoundQuestion | null): Found => {
  const problem = problemIn(draft, base)
  if (problem !== null) return problem
  const options = withoutLetters(draft.items.map(optionOf))
  const { text, references: quoted } = stemOf(draft)
  const { text: question, pictures } = takePictures(text)
  if (options.some(option => takePictures(option.text).pictures.length > 0))
    return refused(draft.line, 'image-in-option', IMAGE_IN_OPTION)
  if (pictures.length + (base?.image ? 1 : 0) > 1) return refused(draft.line, 'images-many', MANY_IMAGES)
  const after = afterOf(draft)
  const rest = base ?? found({ line: draft.line, question: '', options: [], answer: [] })
  const reasons = options.map(withoutPicture)
  return {
    ...rest,
    line: base?.line ?? draft.line,
    question: joined([rest.question, '', question]),
    options: reasons.map(({ text, rationale }) => ({ text, rationale })),
    answer: options.flatMap(({ right }, place) => (right ? [letterAt(place)] : [])),
    explanation: joined([rest.explanation, '', after.explanation]),
    references: [...new Set([...rest.references, ...quoted, ...after.references])],
    categories: rest.categories.length > 0 || category === null ? rest.categories : [category],
    image: pictures[0] ?? rest.image,
    mended: [...rest.mended, ...(after.cut || reasons.some(({ cut }) => cut) ? [CUT] : [])],
  }
}

const IMAGE_IN_OPTION = 'an option has a picture in it, which cannot be shown: say in words what it shows'
const MANY_IMAGES = 'there is more than one picture in the question: make them one, or take all but one out'
const CUT = 'a picture in an explanation, where none can be shown, was left out'

const withoutPicture = (option: Option) => {
  const { text, pictures } = takePictures(option.rationale ?? '')
  return { text: option.text, rationale: joined([text]) || null, cut: pictures.length > 0 }
}

const afterOf = ({ after }: Draft) => {
  const { explanation, references } = readAfterword(unfold(after).filter(line => line.summary !== true))
  const { text, pictures } = takePictures(explanation)
  return { explanation: text, references, cut: pictures.length > 0 }
}

const problemIn = (draft: Draft, base: FoundQuestion | null): Found | null => {
  const at = (line: number, code: string, message: string) => refused(line, code, message)
  if (draft.first === null && base === null) return at(draft.line, 'question-unclear', UNCLEAR)
  const top = draft.items[0]!.box.indent
  const nested = draft.items.find(({ box }) => box.indent > top + 1)
  if (nested) return at(nested.line, 'option-nested', NESTED)
  const swallowed = draft.items.map(swallowedIn).find(line => line !== null)
  const broken = swallowed ?? [...draft.body, ...draft.after].find(isUnread)?.number
  if (broken !== undefined) return at(broken, 'option-box', BROKEN)
  if (draft.unclear !== null) return at(draft.unclear, 'options-apart', APART)
  const below = draft.after[0]
  if (below !== undefined && isUnmarked(below, draft)) return at(below.number, 'option-unmarked', UNMARKED)
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

const isUnread = (line: Line): boolean => line.kind === 'text' && isBrokenBox(line.text)

/** An item directly below the last option. */
const isUnmarked = (line: Line, { items }: Draft): boolean => {
  const last = items.at(-1)!
  const isDirect = line.number === last.line + last.own.length + 1 && last.own.at(-1)?.kind !== 'blank'
  return isDirect && line.kind === 'text' && isItem(line.text) && !linksIn(line.text).alone
}
