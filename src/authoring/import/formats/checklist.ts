import { type Found, type FoundQuestion, found, type Refused, refused } from '../found.ts'
import { letterAt, withoutLetters } from '../letters.ts'
import {
  aboveRule,
  type Draft,
  type Group,
  type Grouping,
  type Item,
  OPTIONS_APART,
} from '../markdown/drafts.ts'
import { readQuestions } from '../markdown/file.ts'
import { type Front, hasKey, splitFront } from '../markdown/front-matter.ts'
import { linksIn } from '../markdown/links.ts'
import { isBrokenBox, isItem, unquote } from '../markdown/phrases.ts'
import { PICTURE_CUT, picturesRefused, takePictures } from '../markdown/pictures.ts'
import { linesOf, type Row, readRows } from '../markdown/rows.ts'
import { joined, readAfterword, readStem } from '../markdown/texts.ts'
import { foundInRecord } from '../record.ts'
import type { Format } from './format.ts'

/** Markdown with a task list below each question: `- [x] right`, `- [ ] wrong`. */
export const checklist: Format = {
  name: 'checklist',
  endings: ['md', 'markdown'],
  recognises: text => {
    const front = splitFront(text)
    if (hasKey(front, 'options')) return false
    const boxes = readRows(front.body).rows.flatMap(({ box }) => box ?? [])
    // Without a tick, and with an answer that is folded away, the answer is there.
    return boxes.includes('right') || (boxes.length > 0 && !/<details\b/i.test(front.body))
  },
  read: ({ text }) => readFile(splitFront(text)),
}

const readFile = (front: Front): Found[] => {
  const base = hasKey(front, 'question') ? foundInRecord(front.data!, 1, null) : null
  if (base?.kind === 'refused') return [base]
  const founds = readQuestions(front.body, row => [{ ...row, isFolded: false }], {
    isOption,
    grouping,
    question: (draft, category, index) => questionIn(draft, category, index === 0 ? base : null),
    passedOver: ({ after }) => aboveRule(after).passedOver,
    list: 'a list of `- [x] …` and `- [ ] …`',
    hasText: base !== null,
  })
  // Front matter that cannot be read may be why a question lacks something; a website's need not concern us.
  const { broken } = front
  return broken !== null && founds.some(({ kind }) => kind === 'refused')
    ? [refused(broken.line, 'yaml', broken.message), ...founds]
    : founds
}

const isOption = ({ box }: Row): boolean => box !== null

/** A text between two options, that belongs to neither, begins a new group. */
const grouping: Grouping = rows => {
  const groups: Group[] = []
  const owners = new Map<number, Item>()
  let loose: Row[] = []
  for (const row of rows) {
    const owner = owners.get(row.parent ?? -1)
    const last = groups.at(-1)?.items.at(-1)
    if (owner) {
      owner.own.push(row)
      owners.set(row.id, owner)
    } else if (isOption(row)) {
      if (last) loose = attach(last, loose, () => true)
      if (last === undefined || loose.length > 0) groups.push({ before: loose, items: [] })
      const item = { option: row, own: [] }
      groups.at(-1)!.items.push(item)
      owners.set(row.id, item)
      loose = []
    } else loose.push(row)
  }
  const { items } = groups.at(-1) ?? { items: [] }
  const last = items.at(-1)
  return { groups, after: last ? attach(last, loose, habitsOf(items)) : loose }
}

/** Gives an option the quotes and the code below it although they are not indented; the other rows are returned. */
const attach = (item: Item, loose: Row[], isUsual: (kind: 'quote' | 'code') => boolean): Row[] => {
  const end = loose.findIndex(({ kind }) => (kind !== 'quote' && kind !== 'code') || !isUsual(kind))
  const count = end === -1 ? loose.length : end
  item.own.push(...loose.slice(0, count))
  return loose.slice(count)
}

/** Below the last option they are the option's only if other options have theirs in the same way. */
const habitsOf = (items: readonly Item[]) => (kind: 'quote' | 'code') =>
  (kind === 'code' && items.at(-1)!.option.text === '') ||
  items.some(({ own }) => own.some(row => row.kind === kind && row.parent === null))

/** `base` is what the front matter says. */
const questionIn = (draft: Draft, category: string | null, base: FoundQuestion | null): Found => {
  const { line, group } = draft
  const rest = base ?? found({ line, question: '', options: [], answer: [] })
  const stem = readStem(draft)
  const options = group.items.map(optionOf)
  const inQuestion = stem.pictures.length + (rest.image === null ? 0 : 1)
  const problem = problemIn(draft, base) ?? picturesRefused(line, inQuestion, options)
  if (problem !== null) return problem
  const { texts, mended } = withoutLetters(options.map(({ text }) => text))
  const after = readAfterword(linesOf(aboveRule(draft.after).after.filter(row => !row.isSummary)))
  const hadPicture = after.hadPicture || options.some(option => option.hadPicture)
  return {
    ...rest,
    question: joined([rest.question, '', stem.text]),
    options: options.map(({ rationale }, place) => ({ text: texts[place]!, rationale })),
    isMarked: true,
    answer: group.items.flatMap(({ option }, place) => (option.box === 'right' ? [letterAt(place)] : [])),
    explanation: joined([rest.explanation, '', after.explanation]),
    references: [...new Set([...rest.references, ...stem.references, ...after.references])],
    categories: rest.categories.length > 0 || category === null ? rest.categories : [category],
    image: stem.pictures[0] ?? rest.image,
    mended: [...rest.mended, ...mended, ...(hadPicture ? [PICTURE_CUT] : [])],
  }
}

/** An option's text goes on with the lines and the code directly below it; quotes and paragraphs are its reason. */
const optionOf = ({ option, own }: Item) => {
  const begins = own.findIndex(({ kind, line, isItem }, index) => {
    const { end } = own[index - 1] ?? option
    return kind === 'quote' || (kind !== 'code' && (isItem || line > end))
  })
  const end = begins === -1 ? own.length : begins
  const lines = (rows: readonly Row[]) =>
    linesOf(rows, option.indent + 2).map(({ kind, isQuote, text }) =>
      isQuote ? unquote(text) : kind === 'code' || isItem(text) ? text : text.trimStart(),
    )
  const first = { ...option, lines: option.text.split('\n') }
  const { text: rationale, pictures } = takePictures(joined(lines(own.slice(end))))
  return {
    text: joined(lines([first, ...own.slice(0, end)])),
    rationale: rationale.trim() === '' ? null : rationale,
    hadPicture: pictures.length > 0,
  }
}

const problemIn = (draft: Draft, base: FoundQuestion | null): Refused | null => {
  const { line, first, body, after, unclear, group } = draft
  if (first === null && base === null) return refused(line, 'question-unclear', UNCLEAR)
  const own = group.items.flatMap(item => item.own)
  const nested = own.find(isOption)
  if (nested) return refused(nested.line, 'option-nested', NESTED)
  const options = group.items.map(({ option }) => ({ ...option, lines: option.text.split('\n') }))
  const broken = linesOf([...options, ...own, ...body, ...after], 0).find(
    ({ kind, isQuote, text }) => kind === 'text' && !isQuote && isBrokenBox(text),
  )
  if (broken) return refused(broken.number, 'option-box', BROKEN)
  if (unclear !== null) return refused(unclear, 'options-apart', OPTIONS_APART)
  const [below] = after
  if (below && isUnmarked(below, group)) return refused(below.line, 'option-unmarked', UNMARKED)
  return null
}

const UNCLEAR =
  'nothing says which text is the question to these options: make it a heading (`### …`) above them'
const NESTED = 'an option stands inside of another: give all options of the question the same indentation'
const BROKEN = 'this option has no box that can be read: write `- [x] ` or `- [ ] ` before its text'
const UNMARKED =
  'this list item has no box: write `- [x] ` or `- [ ] ` if it is an option, or a blank line above it'

/** An item directly below the last option. */
const isUnmarked = ({ kind, line, isItem, text }: Row, { items }: Group): boolean => {
  const { option, own } = items.at(-1)!
  return kind === 'text' && isItem && line === (own.at(-1) ?? option).end && !linksIn(text).alone
}
