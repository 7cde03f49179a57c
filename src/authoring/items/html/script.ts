/** Sorts by a column and filters the rows. Without it, the page is a table with the worst questions first. */
export const PAGE_SCRIPT = `'use strict'
const table = document.getElementById('items')
const body = table.tBodies[0]
const rows = [...body.rows]
const heads = [...table.tHead.rows[0].cells]
const search = document.getElementById('search')
const doubtful = document.getElementById('doubtful')

const compare = (place, isNumber) => (a, b) => {
  const [x, y] = [a, b].map(row => row.cells[place].dataset.value)
  return isNumber || place === 0 ? x - y : x < y ? -1 : x > y ? 1 : 0
}

// Rows without a value stay last, whichever way it is sorted.
const sortBy = (place, direction, isNumber) => {
  const isEmpty = row => row.cells[place].dataset.value === ''
  const by = compare(place, isNumber)
  const sign = direction === 'ascending' ? 1 : -1
  const sorted = rows.toSorted((a, b) => isEmpty(a) - isEmpty(b) || sign * by(a, b))
  body.append(...sorted)
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

const filter = () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
  let shown = 0
  for (const row of rows) {
    const text = row.textContent.toLowerCase()
    const needsLook = row.dataset.state !== 'ok' || row.dataset.flags !== '0'
    row.hidden = !(words.every(word => text.includes(word)) && (needsLook || !doubtful.checked))
    if (!row.hidden) shown++
  }
  document.getElementById('shown').textContent = shown === rows.length ? '' : shown + ' of ' + rows.length + ' questions'
}

search.addEventListener('input', filter)
doubtful.addEventListener('change', filter)
document.querySelector('form').addEventListener('submit', event => event.preventDefault())
`
