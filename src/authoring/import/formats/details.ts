import { type Choice, type Found, found, type Refused, refused } from '../found.ts'
import { letterAt } from '../letters.ts'
import {
  aboveRule,
  type Draft,
  type Group,
  type Grouping,
  type Item,
  OPTIONS_APART,
  saysSomething,
} from '../markdown/drafts.ts'
import { readQuestions } from '../markdown/file.ts'
import { hasKey, splitFront } from '../markdown/front-matter.ts'
import { labelOf, unbold } from '../markdown/phrases.ts'
import { PICTURE_CUT, picturesRefused } from '../markdown/pictures.ts'
import { linesOf, type Row, readRows } from '../markdown/rows.ts'
import { joined, readAfterword, readStem } from '../markdown/texts.ts'
import { keyIn } from './details/key.ts'
import type { Format } from './format.ts'

/** Markdown with lettered options, and the answer folded away in a `<details>` block below them. */
export const details: Format = {
  name: 'details',
  endings: ['md', 'markdown'],
  recognises: text => {
    if (!/<details\b/i.test(text)) return false
    const front = splitFront(text)
    if (hasKey(front, 'options')) return false
    const { rows } = readRows(front.body)
    if (rows.some(({ box }) => box === 'right')) return false
    const letters = new Set(rows.flatMap(splitLetters).map(row => letteredOf(row)?.letter.toUpperCase()))
    return letters.has('A') && letters.has('B')
  },
  read: ({ text }) =>
    readQuestions(splitFront(text).body, splitLetters, {
      isOption: row => !row.isFolded && letteredOf(row) !== null,
      grouping,
      question: questionIn,
      passedOver: ({ after }) => {
        const { below } = partsOf(after)
        return explains(below)
          ? null
          : (below.find(row => row.kind !== 'code' && saysSomething(row))?.line ?? null)
      },
      list: 'lettered options',
      hasText: false,
    }),
}

/** One row for each line that begins with a letter. */
const splitLetters = (row: Row): Row[] => {
  if (row.kind !== 'text' || row.isFolded) return [row]
  const lines = row.text.split('\n')
  const starts = lines.flatMap((text, at) => (at > 0 && LETTERED.test(text) ? [at] : []))
  if (starts.length === 0) return [row]
  return [0, ...starts].map((start, index, all) => {
    const end = all[index + 1] ?? lines.length
    const text = lines.slice(start, end).join('\n')
    const rest = { text, lines: row.lines.slice(start, end), line: row.line + start, end: row.line + end }
    return index === 0
      ? { ...row, ...rest }
      : { ...row, ...rest, id: -2, isItem: false, number: null, box: null }
  })
}

type Lettered = { readonly letter: string; readonly text: string }

/** `A. …`, `- A. …`, `* **B)** …`, `- [ ] C) …`, `(D) …`; null for any other row. */
const letteredOf = ({ kind, text, isItem }: Row): Lettered | null => {
  const [all, opening, letter, sign, closing] = (kind === 'text' && LETTERED.exec(text)) || []
  if (all === undefined) return null
  const [first = '', ...others] = text.slice(all.length).split('\n')
  const rest = first.replace(LINE_BREAK, '')
  // "a.m." is no option, and "Q: A: what" is one only as an item.
  const isGlued = !/[ \t]$/.test(all) && rest !== ''
  if ((isGlued && sign !== ')' && closing === undefined) || (sign === ':' && !isItem)) return null
  const isBold = opening !== undefined && closing === undefined
  const head = isBold ? unbold(`**${rest}`) : rest
  return { letter: letter!, text: [head, ...others.map(line => line.trimStart())].join('\n') }
}

const LETTERED = /^[ \t]*(\*\*)?\(?([A-Za-z])\\?([.):])(\*\*)?[ \t]*/

/** Some end each option with `<br>` or a backslash, so that Markdown shows it on a line of its own. */
const LINE_BREAK = /(?:<br[ \t]{0,3}\/?>|\\)[ \t]{0,9}$/i

/** Options are A, B, C … in their order. A text above another option A, or an answer, ends the question before. */
const grouping: Grouping = rows => {
  const groups: LetteredGroup[] = []
  const owners = new Map<number, Item>()
  let loose: Row[] = []
  let isAnswered = false
  let stray: Row | null = null
  for (const row of rows) {
    const group = groups.at(-1)
    const owner = owners.get(row.parent ?? -1)
    const letter = row.isFolded ? null : (letteredOf(row)?.letter ?? null)
    const isNext = group !== undefined && !isAnswered && letter === letterAfter(group)
    if (isNext || (letter?.toUpperCase() === 'A' && (group === undefined || stray !== null || isAnswered))) {
      if (isNext) group.stray ??= stray
      else groups.push({ before: loose, items: [], gap: null, stray: null })
      const item = { option: row, own: [] }
      groups.at(-1)!.items.push(item)
      owners.set(row.id, item)
      loose = []
      stray = null
      isAnswered = false
    } else if (group && letter !== null && !isAnswered && isAlike(row, group)) group.gap ??= row
    else if (owner && !row.isFolded) {
      owner.own.push(row)
      owners.set(row.id, owner)
    } else if (group && loose.length === 0 && !row.isFolded && (row.kind === 'code' || row.indent >= 4))
      group.items.at(-1)!.own.push(row)
    else {
      loose.push(row)
      isAnswered ||= row.isFolded
      stray ??= saysSomething(row) ? row : null
    }
  }
  return { groups, after: loose }
}

type LetteredGroup = Group & {
  /** An option whose letter is not the next one. */
  gap: Row | null
  /** A row between two options that is neither. */
  stray: Row | null
}

/** Large or small as that of the first. */
const letterAfter = ({ items }: Group): string => {
  const letter = letterAt(items.length)
  return isLarge(items[0]!.option) ? letter : letter.toLowerCase()
}

const isLarge = (row: Row): boolean => /[A-Z]/.test(letteredOf(row)!.letter)

/** "E. coli" in the middle of an option looks otherwise. */
const isAlike = (row: Row, { items }: Group): boolean => {
  const { option } = items.at(-1)!
  return option.isItem === row.isItem && isLarge(option) === isLarge(row)
}

const questionIn = (draft: Draft, category: string | null): Found => {
  const stem = readStem(draft)
  const options = draft.group.items.map(optionOf)
  const { between, folded, below } = partsOf(draft.after)
  const key = keyIn(
    linesOf(folded),
    options.map(({ text }) => text),
  )
  const problem = problemIn(draft, key.contrary) ?? picturesRefused(draft.line, stem.pictures.length, options)
  if (problem !== null) return problem
  const explaining = explains(below) ? aboveRule(below).after : []
  const labelled = explains(between) ? between : []
  const after = readAfterword([...linesOf(labelled), ...key.rest, ...linesOf(explaining)])
  return found({
    line: draft.line,
    question: stem.text,
    options,
    answer: key.answer,
    explanation: after.explanation,
    references: [...new Set([...stem.references, ...after.references])],
    categories: category === null ? [] : [category],
    image: stem.pictures[0] ?? null,
    mended: after.hadPicture ? [PICTURE_CUT] : [],
  })
}

const optionOf = ({ option, own }: Item): Choice => {
  const first = { ...option, lines: letteredOf(option)!.text.split('\n') }
  const lines = linesOf([first, ...own], option.indent + 2)
  return {
    text: joined(lines.map(({ kind, text }) => (kind === 'text' ? text.trimStart() : text))),
    rationale: null,
  }
}

/** What stands below the options: above the `<details>`, in it, and below it. */
const partsOf = (after: readonly Row[]) => {
  const start = after.findIndex(({ isFolded }) => isFolded)
  const end = after.length
  return {
    between: after.slice(0, start === -1 ? end : start),
    folded: after.filter(({ isFolded }) => isFolded),
    below: start === -1 ? [] : after.slice(start).filter(({ isFolded }) => !isFolded),
  }
}

const problemIn = (
  { first, line, group, after, unclear }: Draft,
  contrary: number | null,
): Refused | null => {
  if (first === null) return refused(line, 'question-unclear', UNCLEAR)
  const { gap, stray } = group as LetteredGroup
  if (gap !== null) return refused(gap.line, 'options-gap', GAP)
  if (unclear !== null) return refused(unclear, 'options-apart', OPTIONS_APART)
  const { between, folded } = partsOf(after)
  const text = stray ?? between.find(saysSomething)
  if (text && folded.length > 0 && labelOf(text.text) === null)
    return refused(text.line, 'text-between', BETWEEN)
  return contrary === null ? null : refused(contrary, 'answer-contradictory', CONTRARY)
}

const UNCLEAR =
  'nothing says which text is the question to these options: number it (`1. …`) or make it a heading (`### …`)'
const GAP = 'the letter of this option is not the next one: name the options A, B, C … without gaps'
const BETWEEN = 'a text stands between options and answer: move it above the options, or into the `<details>`'
const CONTRARY = 'this names another answer than a line above it: leave the right one only'

/** Outside of the `<details>`, only what says that it explains the question does. */
const explains = (rows: readonly Row[]): boolean => {
  const [first] = rows
  return first !== undefined && labelOf(first.text) !== null
}
