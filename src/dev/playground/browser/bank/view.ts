import { html, nothing, type TemplateResult } from 'lit-html'
import { listView } from './list.ts'
import { overviewView } from './overview.ts'
import { previewView } from './preview.ts'
import type { BankActions, BankState } from './state.ts'

/** The question bank: the list, and beside it the overview or the open question. */
export const bankView = (state: BankState, actions: BankActions): TemplateResult => html`
  <div class="bank ${state.open === null ? '' : 'has-open'} ${state.filter.words.trim() === '' ? '' : 'is-searching'}">
    <p class="bank-status" role="status">${statusOf(state)}</p>
    ${state.view?.failed ? failedView(state.view.failed, state.view.banks.length > 0) : nothing}
    ${listView(state, actions)}
    <div class="bank-page" aria-busy=${!state.answered}>
      ${state.open === null ? overviewView(state) : previewView(state, state.open, actions)}
    </div>
  </div>
`

const failedView = (why: string, hasOld: boolean) => html`
  <p class="bank-failed" role="alert">${why}${hasOld ? ' The list below is from before.' : nothing}</p>
`

const statusOf = ({ lost, reloadedAt, notice, view }: BankState): string => {
  if (lost) return 'The playground isn’t answering; trying again.'
  if (notice !== '') return notice
  if (view === null) return 'Reading the questions…'
  return reloadedAt === null ? '' : `Reloaded at ${TIME.format(reloadedAt)}`
}

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })
