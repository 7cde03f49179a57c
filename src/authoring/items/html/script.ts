import { SORT_SCRIPT } from '../../../html/sortable-table.ts'

/** Sorts by a column and filters the rows. Without it, the page is a table with the worst questions first. */
export const PAGE_SCRIPT = `${SORT_SCRIPT}
const search = document.getElementById('search')
const doubtful = document.getElementById('doubtful')

const filter = () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
  let shown = 0
  for (const entry of entries) {
    const text = entry.textContent.toLowerCase()
    const needsLook = entry.dataset.state !== 'ok' || entry.dataset.flags !== '0'
    entry.hidden = !(words.every(word => text.includes(word)) && (needsLook || !doubtful.checked))
    if (!entry.hidden) shown++
  }
  document.getElementById('shown').textContent = shown === entries.length ? '' : shown + ' of ' + entries.length + ' questions'
}

search.addEventListener('input', filter)
doubtful.addEventListener('change', filter)
document.querySelector('form').addEventListener('submit', event => event.preventDefault())
`
