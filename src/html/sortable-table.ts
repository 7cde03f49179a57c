import { type Html, html } from './html.ts'

/**
 * A table that sorts by each column. Its id is `sorted`; what is sorted has `data-entry`: rows, or row groups by their first
 * row. Its cells say by `data-value` what they are sorted by.
 */

/** `first`: the direction that a click on the column sorts by first. */
export type SortColumn = {
  readonly name: string
  readonly first: SortDirection
  readonly isNumber: boolean
}

type SortDirection = 'ascending' | 'descending'

/** `sorted`: how the rows come; null where they don't come by this column. */
export const sortHead = (
  { name, first, isNumber }: SortColumn,
  sorted: SortDirection | null,
  className = '',
): Html =>
  html`<th scope="col" aria-sort="${sorted ?? 'none'}" class="${className}"><button type="button" data-first="${first}" data-number="${isNumber}">${name}<span class="arrow" aria-hidden="true"></span></button></th>`

/** Entries without a value stay last, whichever way the table is sorted. Without the script it stays as it came. */
export const SORT_SCRIPT = `'use strict'
const table = document.getElementById('sorted')
const entries = [...table.querySelectorAll('[data-entry]')]
const heads = [...table.tHead.rows[0].cells]

const valueAt = place => entry => (entry.rows ? entry.rows[0] : entry).cells[place].dataset.value ?? ''
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true })

const sortBy = (place, direction, isNumber) => {
  const value = valueAt(place)
  const sign = direction === 'ascending' ? 1 : -1
  const compare = isNumber ? (x, y) => x - y : collator.compare
  const sorted = entries.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)]
    return (x === '') - (y === '') || sign * compare(x, y)
  })
  entries[0]?.parentNode.append(...sorted)
  heads.forEach((head, at) => head.setAttribute('aria-sort', at === place ? direction : 'none'))
}

heads.forEach((head, place) => {
  const button = head.querySelector('button')
  button.addEventListener('click', () => {
    const { first, number } = button.dataset
    const other = first === 'ascending' ? 'descending' : 'ascending'
    sortBy(place, head.getAttribute('aria-sort') === first ? other : first, number === 'true')
  })
})
`

/** Follows the reader's colour scheme and text size. What is wider than the screen scrolls inside of `.scroll`. */
export const TABLE_STYLE = `
:root { color-scheme: light dark; --text: light-dark(#1b1f24, #e6e9ee); --soft: light-dark(#515964, #a9b2be);
  --page: light-dark(#fff, #15181d); --line: light-dark(#d5dae1, #363c46); --track: light-dark(#e4e8ee, #2c323b);
  --fill: light-dark(#5a7fb8, #7ea2dc); --right: light-dark(#2c7a4b, #5dbb83); --bad: light-dark(#a3231f, #ff9c95);
  --warn: light-dark(#7a4b00, #f0bd68); --good: light-dark(#1f6b3f, #7fd3a2); --head: light-dark(#f3f5f8, #1e2229) }
* { box-sizing: border-box }
body { margin: 0; padding: 1rem clamp(.75rem, 3vw, 2rem); background: var(--page); color: var(--text);
  font: 1rem/1.45 system-ui, sans-serif }
h1 { margin: 0; font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
.summary { margin: .4rem 0; font-size: 1.1rem } .source { margin: .3rem 0; color: var(--soft) }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.controls { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; align-items: center; margin: 1rem 0 .5rem }
input[type=search] { font: inherit; padding: .35rem .5rem; border: 1px solid var(--soft); border-radius: .3rem;
  background: var(--page); color: inherit; max-width: 60vw }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
thead th { background: var(--head); text-align: left; padding: 0; white-space: nowrap }
thead button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: .6rem .6rem;
  width: 100%; min-height: 2.75rem; text-align: left; cursor: pointer }
:focus-visible { outline: 3px solid var(--fill); outline-offset: -3px }
.arrow::after { content: " ↕"; color: var(--soft) }
[aria-sort=ascending] .arrow::after { content: " ↑"; color: inherit }
[aria-sort=descending] .arrow::after { content: " ↓"; color: inherit }
tbody td, tbody th { border-top: 1px solid var(--line); padding: .6rem; vertical-align: top; text-align: left;
  font-weight: 400; font-variant-numeric: tabular-nums }
tbody th { min-width: 9rem }
[data-entry][hidden] { display: none }
small { color: var(--soft); white-space: nowrap }
@media (max-width: 40rem) {
  body { padding: .75rem .5rem }
  thead button, tbody td, tbody th { padding-left: .35rem; padding-right: .35rem }
  thead th { white-space: normal; font-size: .85rem }
}
`
