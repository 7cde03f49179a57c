/** Sorts by a column and filters the rows. Without it, the page is a table with the worst questions first. */
export const PAGE_SCRIPT = `'use strict'
const table = document.getElementById('items')
const groups = [...table.tBodies]
const heads = [...table.tHead.rows[0].cells]
const search = document.getElementById('search')
const doubtful = document.getElementById('doubtful')

const valueAt = place => group => group.rows[0].cells[place].dataset.value

const compare = (place, isNumber) => (a, b) => {
  const [x, y] = [a, b].map(valueAt(place))
  return isNumber || place === 0 ? x - y : x < y ? -1 : x > y ? 1 : 0
}

// Questions without a value stay last, whichever way it is sorted.
const sortBy = (place, direction, isNumber) => {
  const isEmpty = group => valueAt(place)(group) === ''
  const by = compare(place, isNumber)
  const sign = direction === 'ascending' ? 1 : -1
  const sorted = groups.toSorted((a, b) => isEmpty(a) - isEmpty(b) || sign * by(a, b))
  table.append(...sorted)
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
  for (const group of groups) {
    const text = group.textContent.toLowerCase()
    const needsLook = group.dataset.state !== 'ok' || group.dataset.flags !== '0'
    group.hidden = !(words.every(word => text.includes(word)) && (needsLook || !doubtful.checked))
    if (!group.hidden) shown++
  }
  document.getElementById('shown').textContent = shown === groups.length ? '' : shown + ' of ' + groups.length + ' questions'
}

search.addEventListener('input', filter)
doubtful.addEventListener('change', filter)
document.querySelector('form').addEventListener('submit', event => event.preventDefault())
`
