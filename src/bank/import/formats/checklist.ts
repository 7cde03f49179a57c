import { type Found, type FoundQuestion, refused } from '../found.ts'
import { ourName } from '../names.ts'
import { foundInRecord } from '../record.ts'
import { type Draft, draftsOf } from './checklist/drafts.ts'
import { questionIn } from './checklist/question.ts'
import { segmentsOf } from './checklist/segments.ts'
import type { Format } from './format.ts'
import { categoryIn, parentsOf } from './markdown/categories.ts'
import { type Front, splitFront } from './markdown/front.ts'
import type { Heading } from './markdown/headings.ts'
import { linesOf } from './markdown/lines.ts'
import { boxOf } from './markdown/marks.ts'
import { headingsPassedOver, openRefused, textsPassedOver } from './markdown/passed-over.ts'

/** Markdown with a task list below each question: `- [x] right`, `- [ ] wrong`. */
export const checklist: Format = {
  name: 'checklist',
  endings: ['md', 'markdown'],
  recognises: text => {
    const { data, body } = splitFront(text)
    if (Object.keys(data ?? {}).some(key => ourName(key) === 'options')) return false
    const boxes = linesOf(body).lines.flatMap(line => boxOf(line) ?? [])
    // Without a tick, and with an answer that is folded away, the answer is there.
    return boxes.some(({ right }) => right) || (boxes.length > 0 && !/<details\b/i.test(body))
  },
  read: ({ text }) => readFile(splitFront(text)),
}

const readFile = ({ data, broken, body }: Front): Found[] => {
  const base = Object.keys(data ?? {}).some(key => ourName(key) === 'question')
    ? foundInRecord(data!, 1, null)
    : null
  if (base?.kind === 'refused') return [base]
  const { lines, open } = linesOf(body)
  const segments = segmentsOf(lines, base !== null)
  const named =
    base === null ? -1 : segments.findIndex(({ lines }) => lines.some(line => boxOf(line) !== null))
  const drafts = segments.flatMap((segment, index) =>
    // The title above a question whose text is in the front matter repeats its name at most.
    draftsOf(index === named ? { ...segment, heading: null } : segment, index === named),
  )
  const headings = segments.flatMap(({ heading }) => heading ?? [])
  const questions = questionsIn(drafts, headings, base)
  const unread =
    broken !== null && questions.some(({ kind }) => kind === 'refused') ? [frontRefused(broken)] : []
  return [
    ...unread,
    ...questions,
    ...textsPassedOver(drafts.flatMap(({ passedOver }) => passedOver ?? [])),
    ...openRefused(open),
  ]
}

const LIST = 'a list of `- [x] …` and `- [ ] …`'

const frontRefused = ({ line, message }: NonNullable<Front['broken']>): Found =>
  refused(line, 'yaml', message)

const questionsIn = (
  drafts: readonly Draft[],
  headings: readonly Heading[],
  base: FoundQuestion | null,
): Found[] => {
  const own = new Set(drafts.flatMap(({ heading, isHeading }) => (isHeading && heading ? [heading] : [])))
  const { title, parents } = parentsOf(headings, heading => own.has(heading))
  const used = new Set(own)
  const found = drafts.map((draft, index) => {
    const { heading, isHeading } = draft
    const group =
      heading === null ? null : isHeading ? parents.get(heading)! : heading === title ? null : heading
    for (let above = heading; above; above = parents.get(above) ?? null) used.add(above)
    return questionIn(draft, group && categoryIn(group), index === 0 ? base : null)
  })
  const unused = headings.filter(heading => heading !== title && !used.has(heading))
  return [...found, ...headingsPassedOver(unused, LIST)]
}
