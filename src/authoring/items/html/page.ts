import { type Html, html } from '../../../html/html.ts'
import { selfContainedPage } from '../../../html/page.ts'
import { type SortColumn, sortHead } from '../../../html/sortable-table.ts'
import type { ItemAnalysis } from '../../../quiz/items/item-analysis.ts'
import { keyOf, type ReportedItem } from '../report.ts'
import {
  formatCorrelation,
  formatCount,
  percent,
  probability,
  STATE_NAMES,
  stateSentence,
  summaryOf,
} from '../words.ts'
import { details } from './details.ts'
import { PAGE_SCRIPT } from './script.ts'
import { PAGE_STYLE } from './style.ts'

/** The report as one page. */
export const itemsHtml = (items: readonly ReportedItem[], source: string): string =>
  selfContainedPage({
    lang: 'en',
    title: 'Item analysis',
    style: PAGE_STYLE,
    script: PAGE_SCRIPT,
    body: html`<header>
<h1>Item analysis</h1>
<p class="summary">${summaryOf(items.map(({ analysis }) => analysis))}</p>
<p class="source">First attempts from ${source}. A person decides: these are probabilities, not verdicts.</p>
</header>
<main>
${controls}
<p id="shown" class="source" role="status"></p>
<div class="scroll" role="region" aria-label="Questions" tabindex="0">
<table id="sorted">
<caption class="hidden">Questions with what first attempts show about them; the worst first</caption>
<thead><tr>${COLUMNS.map((column, place) => sortHead(column, place === 0 ? 'ascending' : null, column.isWide ? 'wide' : ''))}</tr></thead>
${items.map(itemRows)}
</table>
</div>
${legend}
</main>`,
  })

const controls = html`<form class="controls" role="search">
<label>Search <input type="search" id="search" autocomplete="off"></label>
<label><input type="checkbox" id="doubtful"> Only what needs a look</label>
</form>`

/** `isWide`: left out on phones; the details have it. */
type Column = SortColumn & { readonly isWide?: true }

/** The rows come sorted by state. */
const COLUMNS: readonly Column[] = [
  { name: 'State', first: 'ascending', isNumber: true },
  { name: 'Question', first: 'ascending', isNumber: false },
  { name: 'P(key wrong)', first: 'descending', isNumber: true },
  { name: 'Correct', first: 'ascending', isNumber: true },
  { name: 'Discrimination', first: 'ascending', isNumber: true, isWide: true },
  { name: 'Answers', first: 'descending', isNumber: true, isWide: true },
]

const MARKS: Readonly<Record<ItemAnalysis['state'], string>> = {
  probable: '✖',
  suspect: '▲',
  ambiguous: '≈',
  watch: '◔',
  ok: '✓',
}

/** A row group for each question, which is sorted as a whole: its numbers, and below them what it is about. */
const itemRows = ({ analysis, question }: ReportedItem, place: number): Html => {
  const { state, pKeyWrong, facility, discrimination, answers } = analysis
  const text = question ? question.text.replaceAll(/\s+/g, ' ').trim() : ''
  return html`
<tbody data-entry data-state="${state}" data-flags="${analysis.flags.length}">
<tr>
<td data-value="${place}"><span class="state ${state}"><span aria-hidden="true">${MARKS[state]} </span>${STATE_NAMES[state]}</span></td>
<th scope="row" data-value="${analysis.question}"><span class="id">${analysis.question}</span>${text === '' ? '' : html`<span class="text">${text.length > 140 ? `${text.slice(0, 139)}…` : text}</span>`}</th>
<td data-value="${pKeyWrong}">${probability(pKeyWrong)}</td>
<td data-value="${answers === 0 ? '' : facility.share}">${answers === 0 ? '–' : html`${interval(facility)}<span>${percent(facility.share)}</span> <small>${percent(facility.low)}–${percent(facility.high)}</small>`}</td>
<td class="wide" data-value="${discrimination ?? ''}">${formatCorrelation(discrimination)}</td>
<td class="wide" data-value="${answers}">${formatCount(answers)}</td>
</tr>
<tr class="more"><td colspan="${COLUMNS.length}">${state === 'ok' ? '' : html`<span class="why">${stateSentence(analysis, keyOf(analysis))}</span>`}
${details(analysis, question)}</td></tr>
</tbody>`
}

/** The share as a bar, with the interval as a line over it. */
const interval = ({ share, low, high }: ItemAnalysis['facility']): Html => {
  const at = (value: number) => (100 * value).toFixed(1)
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10"/><rect class="fill" width="${at(share)}" height="10"/><rect class="range" x="${at(low)}" y="4" width="${at(high - low)}" height="2"/></svg>`
}

const legend = html`<section aria-labelledby="legend">
<h2 id="legend">How to read this</h2>
<dl>
<dt>State</dt><dd>“watch”: P(key wrong), or that another option is right as well, is above 30%. “suspect”: above 50%, from 25 answers. “probably wrong”: above 90%, from 40 answers. “ambiguous”: another option is probably right as well.</dd>
<dt>P(key wrong)</dt><dd>The probability that another option is the right one, from which options the able people choose. Ability comes from the other questions.</dd>
<dt>Correct</dt><dd>The share of correct first attempts, and the range that it lies in 8 times out of 10.</dd>
<dt>Discrimination</dt><dd>How strongly a correct answer goes with ability in the other questions, from −1 to 1. Below 0, the able get it wrong.</dd>
<dt>Top and bottom third</dt><dd>How many of the most able third and of the least able third chose an option.</dd>
</dl>
</section>`
