import { type Found, type FoundQuestion, refused } from '../found.ts'
import { type Front, hasKey, splitFront } from '../markdown/front-matter.ts'
import { linesOf } from '../markdown/lines.ts'
import { boxOf } from '../markdown/marks.ts'
import { outlineOf } from '../markdown/outline.ts'
import { headingsPassedOver, openRefused, textsPassedOver } from '../markdown/passed-over.ts'
import { foundInRecord } from '../record.ts'
import { type Draft, draftsOf } from './checklist/drafts.ts'
import { questionIn } from './checklist/question.ts'
import { type Segment, segmentsOf } from './checklist/segments.ts'
import type { Format } from './format.ts'

/** Markdown with a task list below each question: `- [x] right`, `- [ ] wrong`. */
export const checklist: Format = {
  name: 'checklist',
  endings: ['md', 'markdown'],
  recognises: text => {
    const front = splitFront(text)
    if (hasKey(front, 'options')) return false
    const boxes = linesOf(front.body).lines.flatMap(line => boxOf(line) ?? [])
    // Without a tick, and with an answer that is folded away, the answer is there.
    return boxes.some(({ right }) => right) || (boxes.length > 0 && !/<details\b/i.test(front.body))
  },
  read: ({ text }) => readFile(splitFront(text)),
}

const readFile = (front: Front): Found[] => {
  const base = hasKey(front, 'question') ? foundInRecord(front.data!, 1, null) : null
  if (base?.kind === 'refused') return [base]
  const { lines, open } = linesOf(front.body)
  const segments = segmentsOf(lines, base !== null)
  const drafts = draftsIn(segments, base !== null)
  const headings = segments.flatMap(({ heading }) => heading ?? [])
  const { categories, unused } = outlineOf(headings, drafts)
  const questions = drafts.map((draft, index) =>
    questionIn(draft, categories[index]!, index === 0 ? base : null),
  )
  return [
    ...brokenRefused(front, questions),
    ...questions,
    ...headingsPassedOver(unused, 'a list of `- [x] …` and `- [ ] …`'),
    ...textsPassedOver(drafts.flatMap(({ passedOver }) => passedOver ?? [])),
    ...openRefused(open),
  ]
}

/** Where the front matter has the text of the first question, the title above it repeats its name at most. */
const draftsIn = (segments: readonly Segment[], hasText: boolean): Draft[] => {
  const hasBox = ({ lines }: Segment) => lines.some(line => boxOf(line) !== null)
  const first = hasText ? segments.find(hasBox) : undefined
  return segments.flatMap(segment =>
    segment === first ? draftsOf({ ...segment, heading: null }, true) : draftsOf(segment, false),
  )
}

/** Front matter that cannot be read may be why a question lacks something; a website's need not concern us. */
const brokenRefused = ({ broken }: Front, questions: readonly (Found | FoundQuestion)[]): Found[] =>
  broken !== null && questions.some(({ kind }) => kind === 'refused')
    ? [refused(broken.line, 'yaml', broken.message)]
    : []
