import { createHash } from 'node:crypto'
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
import { type Html, html, raw } from './html.ts'
import { PAGE_SCRIPT } from './script.ts'
import { PAGE_STYLE } from './style.ts'

/** The report as one page that asks for nothing from anywhere: its policy allows only its own style and script. */
export const itemsHtml = (items: readonly ReportedItem[], source: string): string =>
  `<!doctype html>\n${
    html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Item analysis</title>
<style>${raw(PAGE_STYLE)}</style>
</head>
<body>
<header>
<h1>Item analysis</h1>
<p class="summary">${summaryOf(items.map(({ analysis }) => analysis))}</p>
<p class="source">First attempts from ${source}. A person decides: these are probabilities, not verdicts.</p>
</header>
<main>
${controls}
<p id="shown" class="source" role="status"></p>
<div class="scroll" role="region" aria-label="Questions" tabindex="0">
<table id="items">
<caption class="hidden">Questions with what first attempts show about them; the worst first</caption>
<thead><tr>${COLUMNS.map(headCell)}</tr></thead>
${items.map(itemRows)}
</table>
</div>
${legend}
</main>
<script>${raw(PAGE_SCRIPT)}</script>
</body>
</html>`.text
  }\n`

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(PAGE_STYLE)}`,
  `script-src ${hashOf(PAGE_SCRIPT)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const controls = html`<form class="controls" role="search">
<label>Search <input type="search" id="search" autocomplete="off"></label>
<label><input type="checkbox" id="doubtful"> Only what needs a look</label>
</form>`

/** `first`: the direction that a click on the column sorts by first. */
type Column = {
  readonly name: string
  readonly first: 'ascending' | 'descending'
  readonly isNumber: boolean
  /** Left out on phones; the details have it. */
  readonly isWide?: true
}

const COLUMNS: readonly Column[] = [
  { name: 'State', first: 'ascending', isNumber: false },
  { name: 'Question', first: 'ascending', isNumber: false },
  { name: 'P(key wrong)', first: 'descending', isNumber: true },
  { name: 'Correct', first: 'ascending', isNumber: true },
  { name: 'Discrimination', first: 'ascending', isNumber: true, isWide: true },
  { name: 'Answers', first: 'descending', isNumber: true, isWide: true },
]

/** The rows come sorted by state. */
const headCell = ({ name, first, isNumber, isWide }: Column, place: number): Html =>
  html`<th scope="col" aria-sort="${place === 0 ? 'ascending' : 'none'}" class="${isWide ? 'wide' : ''}"><button type="button" data-first="${first}" data-number="${isNumber}">${name}<span class="arrow" aria-hidden="true"></span></button></th>`

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
<tbody data-state="${state}" data-flags="${analysis.flags.length}">
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
<dt>State</dt><dd>“watch”: P(key wrong) is above 30%. “suspect”: above 50%, from 25 answers. “probably wrong”: above 90%, from 40 answers. “ambiguous”: another option is probably right as well.</dd>
<dt>P(key wrong)</dt><dd>The probability that another option is the right one, from which options the able people choose. Ability comes from the other questions.</dd>
<dt>Correct</dt><dd>The share of correct first attempts, and the range that it lies in 8 times out of 10.</dd>
<dt>Discrimination</dt><dd>How strongly a correct answer goes with ability in the other questions, from −1 to 1. Below 0, the able get it wrong.</dd>
<dt>Top and bottom third</dt><dd>How many of the most able third and of the least able third chose an option.</dd>
</dl>
</section>`
