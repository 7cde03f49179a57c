import { type Html, html, raw } from '../../../html/html.ts'
import { selfContainedPage } from '../../../html/page.ts'
import { SORT_SCRIPT, type SortColumn, sortHead, TABLE_STYLE } from '../../../html/sortable-table.ts'
import type { PersonResults } from '../../../play/results/collect-results.ts'
import { slicesOf } from '../../../play/tasks/yield-to-event-loop.ts'
import type { AnswerCounts } from '../../../quiz/results/tally.ts'
import type { Words } from '../../../words/index.ts'
import { examNames, groupNames, type NamedResults } from './columns.ts'
import { answersTitle, periodLine } from './lines.ts'

const ROWS_PER_STEP = 50

/** Of a column, letters: it gets more room, so that the head of the table stays low. */
const LONG_NAME = 20

/** The results as one page that needs nothing else, made in steps of some milliseconds. */
export const resultsPage = async (results: NamedResults, words: Words): Promise<Buffer> => {
  const { results: own } = words
  const { file } = own
  const groups = groupNames(results, file)
  const columns = columnsOf(results, groups, words)
  const rows: Buffer[] = []
  for await (const people of slicesOf(results.people, ROWS_PER_STEP))
    rows.push(
      Buffer.from(people.map(person => personRow(person, results, groups.length > 0, words).text).join('')),
    )
  const notes = [
    ...file.notes,
    own.note,
    ...(results.hidden > 0 ? [own.hidden(results.hidden)] : []),
    ...(results.examsLeftOut > 0 ? [own.examsLeftOut(results.examsLeftOut)] : []),
  ]
  const body = html`<header>
<h1>${file.heading}</h1>
<p class="summary">${answersTitle(results, words)}</p>
<p class="source">${periodLine(results, words)}</p>
</header>
<main>
<form class="controls" role="search"><label>${file.search} <input type="search" id="search" autocomplete="off"></label></form>
<p id="shown" class="source" role="status" data-shown="${file.shown}"></p>
<div class="scroll" role="region" aria-label="${file.region}" tabindex="0">
<table id="sorted">
<caption class="hidden">${file.caption}</caption>
<thead><tr>${columns.map((column, place) => sortHead(column, place === 1 ? 'descending' : null, column.name.length > LONG_NAME ? 'long' : ''))}</tr></thead>
<tbody>${everyoneRow(results, groups.length > 0, words)}</tbody>
<tbody>${raw(ROWS)}
</tbody>
</table>
</div>
<ul class="source">${notes.map(note => html`<li>${note}</li>`)}</ul>
</main>`
  const page = { lang: file.lang, title: file.heading, style: PAGE_STYLE, script: PAGE_SCRIPT, body }
  const [before, after] = selfContainedPage(page).split(ROWS)
  return Buffer.concat([Buffer.from(before!), ...rows, Buffer.from(after!)])
}

/** The place of the rows, which would take long to encode together. No name can look like it: names are escaped. */
const ROWS = '<!--rows-->'

const columnsOf = (
  results: NamedResults,
  groups: readonly string[],
  { results: { file } }: Words,
): SortColumn[] => [
  { name: file.person, first: 'ascending', isNumber: false },
  ...[file.answered, file.right, ...groups, file.practice, file.streak, file.bestStreak].map(numberColumn),
  ...examNames(results, file).map(numberColumn),
]

const numberColumn = (name: string): SortColumn => ({ name, first: 'descending', isNumber: true })

const personRow = (person: PersonResults, results: NamedResults, hasGroups: boolean, words: Words): Html => {
  const { userId, total, practice, groups, streak, scores } = person
  const name = results.names.get(userId)
  return html`
<tr data-entry><th scope="row" data-value="${name ?? ''}"><span class="name">${name ?? userId}</span>${name === undefined ? '' : html` <small>${userId}</small>`}</th>${numberCell(total.answered, words)}${shareCell(total, words)}${hasGroups ? groups.map(group => shareCell(group, words)) : ''}${numberCell(practice.answered, words)}${numberCell(streak.current, words)}${numberCell(streak.best, words)}${scores.map((score, at) => scoreCell(score, results.exams[at]!.passMark, words))}</tr>`
}

/** All people together, above the others however these are sorted. */
const everyoneRow = ({ everyone, exams }: NamedResults, hasGroups: boolean, words: Words): Html => {
  const { total, practice, groups } = everyone
  return html`<tr class="everyone"><th scope="row">${words.results.file.everyone}</th>${numberCell(total.answered, words)}${shareCell(total, words)}${hasGroups ? groups.map(group => shareCell(group, words)) : ''}${numberCell(practice.answered, words)}<td></td><td></td>${exams.map(() => html`<td></td>`)}</tr>`
}

const numberCell = (value: number, { format }: Words): Html =>
  html`<td data-value="${value}">${format.number(value)}</td>`

const shareCell = ({ answered, right }: AnswerCounts, { results, format }: Words): Html =>
  answered === 0
    ? html`<td></td>`
    : html`<td data-value="${(right / answered).toFixed(4)}">${format.percent(right / answered)} <small>${results.file.of(right, answered)}</small></td>`

const scoreCell = (score: number | null, passMark: number, { results: { file }, format }: Words): Html =>
  score === null
    ? html`<td></td>`
    : html`<td data-value="${score}">${format.percentPrecisely(score / 10_000)} <small>${score >= passMark ? `✓ ${file.passed}` : file.failed}</small></td>`

const PAGE_STYLE = `${TABLE_STYLE}
.scroll { scroll-padding-left: 12rem }
th[scope=row] { position: sticky; left: 0; background: var(--page); overflow-wrap: anywhere; min-width: 8rem; max-width: 16rem }
thead th:first-child { position: sticky; left: 0 }
thead th { min-width: 6.5rem; vertical-align: bottom; white-space: normal } thead th.long { min-width: 11rem }
.name { font-weight: 600 }
td small, th small { display: block }
.everyone th, .everyone td { background: var(--head); font-weight: 600 }
@media (max-width: 40rem) { th[scope=row] { min-width: 6.5rem; max-width: 8rem } th small { display: none } }
`

const PAGE_SCRIPT = `${SORT_SCRIPT}
const search = document.getElementById('search')
const status = document.getElementById('shown')

search.addEventListener('input', () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
  let shown = 0
  for (const entry of entries) {
    const text = entry.cells[0].textContent.toLowerCase()
    entry.hidden = !words.every(word => text.includes(word))
    if (!entry.hidden) shown++
  }
  status.textContent = shown === entries.length ? ''
    : status.dataset.shown.replace('{shown}', shown).replace('{all}', entries.length)
})
document.querySelector('form').addEventListener('submit', event => event.preventDefault())
`
