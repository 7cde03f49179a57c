import { html, type TemplateResult } from 'lit-html'
import type { QuestionListing } from '../../contract/bank.ts'
import { fromFilter } from './keys.ts'
import type { BankActions, Filter } from './state.ts'

/** The search field and the selects above the list. `all`: every question, for the choices. */
export const filtersView = (
  filter: Filter,
  all: readonly QuestionListing[],
  actions: BankActions,
): TemplateResult => html`
  <label class="bank-filter">
    <span>Search</span>
    <input
      type="search"
      placeholder="Any word of a question or its path"
      autocomplete="off"
      spellcheck="false"
      maxlength="200"
      .value=${filter.words}
      @input=${({ target }: Event) => actions.filter({ words: (target as HTMLInputElement).value })}
      @keydown=${fromFilter}
    />
  </label>
  <div class="bank-selects">
    ${select('Show', filter.state, STATES, state => actions.filter({ state: state as Filter['state'] }))}
    ${select('Difficulty', filter.difficulty, choicesOf(all.map(one => one.difficulty)), difficulty =>
      actions.filter({ difficulty }),
    )}
    ${select('Domain', filter.topic, choicesOf(all.map(({ topic }) => topic)), topic => actions.filter({ topic }))}
  </div>
`

type Choice = readonly [value: string, title: string]

const ALL: Choice = ['', 'All']

const STATES: readonly Choice[] = [
  ALL,
  ['warning', 'With warnings'],
  ['draft', 'Drafts'],
  ['broken', 'With errors'],
]

const choicesOf = (values: readonly (string | null)[]): readonly Choice[] => [
  ALL,
  ...[...new Set(values)].flatMap((value): Choice[] => (value ? [[value, value]] : [])),
]

const select = (
  title: string,
  current: string,
  choices: readonly Choice[],
  choose: (value: string) => void,
) => html`
  <label>
    <span>${title}</span>
    <select @change=${({ target }: Event) => choose((target as HTMLSelectElement).value)}>
      ${choices.map(
        ([value, name]) => html`<option value=${value} .selected=${value === current}>${name}</option>`,
      )}
    </select>
  </label>
`
