import { ComponentType } from 'discord-api-types/v10'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, COLOURS, EPHEMERAL, frame, noticeBody, text } from '../parts/body.ts'
import { firstWords } from '../parts/first-words.ts'
import { examNames, groupNames, type NamedResults } from './columns.ts'
import { answersTitle, periodLine } from './lines.ts'

/** Files with the results, as they are sent. */
export type ResultFile = { readonly name: string; readonly data: Buffer }

/** What fits on the screen of a phone. */
const MAX_PEOPLE = 5
const MAX_DOMAINS = 3
const MAX_EXAMS = 3

/** A domain with fewer answers says nothing yet. */
const MIN_ANSWERS = 5

/** Of a name, letters. */
const MAX_NAME = 60

/** What matters of the results in words, then the files with all of them. `pageLeftOut`: the page is too large. */
export const resultsBody = (
  results: NamedResults,
  files: readonly ResultFile[],
  pageLeftOut: boolean,
  words: Words,
): Body => {
  const head = [`## ${answersTitle(results, words)}`, periodLine(results, words)]
  const blocks = [mostActive, weakestDomains, groupExams].flatMap(block => {
    const lines = block(results, words)
    return lines.length > 0 ? [text(lines.join('\n'))] : []
  })
  const notes = notesOf(results, pageLeftOut, words).map(note => `-# ${note}`)
  const attached = files.map(({ name }) => ({
    type: ComponentType.File as const,
    file: { url: `attachment://${name}` },
  }))
  return bodyOf(
    [frame([text(head.join('\n')), ...blocks, text(notes.join('\n'))], COLOURS.open), ...attached],
    { flags: EPHEMERAL, files },
  )
}

/** Where no one but hidden people answered. */
export const noResultsBody = (
  { hidden, ...results }: Pick<NamedResults, 'hidden' | 'span' | 'today' | 'banks'>,
  words: Words,
): Body => {
  const { none, noneHint, hidden: hiddenLine } = words.results
  const lines = [none, periodLine(results, words), ...(hidden > 0 ? [hiddenLine(hidden)] : []), noneHint]
  return noticeBody(lines.join('\n'))
}

/** As boards name them: Discord shows a mention as the name that the reader knows. */
const mostActive = ({ people }: NamedResults, { results, format }: Words): string[] => {
  const rows = people
    .filter(({ total }) => total.answered > 0)
    .slice(0, MAX_PEOPLE)
    .map(({ userId, total: { answered, right } }) =>
      results.line(`<@${userId}>`, answered, format.percent(right / answered)),
    )
  return rows.length > 0 ? [results.most, ...rows] : []
}

const weakestDomains = (view: NamedResults, { results, format }: Words): string[] => {
  const rows = groupNames(view, results.file)
    .map((name, at) => ({ name, ...view.everyone.groups[at]! }))
    .filter(({ answered }) => answered >= MIN_ANSWERS)
    .sort((a, b) => a.right / a.answered - b.right / b.answered)
    .slice(0, MAX_DOMAINS)
    .map(({ name, answered, right }) =>
      results.line(firstWords(name, MAX_NAME), answered, format.percent(right / answered)),
    )
  return rows.length > 0 ? [results.weakest, ...rows] : []
}

/** The latest ones. */
const groupExams = (view: NamedResults, { results }: Words): string[] => {
  const rows = examNames(view, results.file).map((name, at) => {
    const scores = view.people.flatMap(({ scores }) => scores[at] ?? [])
    const passed = scores.filter(score => score >= view.exams[at]!.passMark)
    return results.exam(firstWords(name, MAX_NAME), scores.length, passed.length)
  })
  if (rows.length === 0) return []
  const shown = rows.slice(-MAX_EXAMS).reverse()
  const more = rows.length - shown.length
  return [results.exams, ...shown, ...(more > 0 ? [results.more(more)] : [])]
}

const notesOf = (
  { everyone, people, hidden, names, examsLeftOut }: NamedResults,
  pageLeftOut: boolean,
  { results }: Words,
): string[] => {
  const practice = everyone.practice.answered
  const unnamed = people.length - people.filter(({ userId }) => names.has(userId)).length
  return [
    ...(practice > 0 ? [results.practice(practice)] : []),
    ...(hidden > 0 ? [results.hidden(hidden)] : []),
    ...(unnamed > 0 ? [results.unnamed(unnamed)] : []),
    ...(examsLeftOut > 0 ? [results.examsLeftOut(examsLeftOut)] : []),
    ...(pageLeftOut ? [results.pageLeftOut] : []),
    results.note,
  ]
}
