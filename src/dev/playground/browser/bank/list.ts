import { html, nothing, type TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { BankView, QuestionListing } from '../../contract/bank.ts'
import { bankHash } from './hash.ts'
import { fromFilter, throughList } from './keys.ts'
import { brokenIn, filesIn } from './problems.ts'
import type { BankActions, BankState } from './state.ts'
import { quantity, topicTitle } from './wording.ts'

/** The questions that match the filter, by bank and topic. */
export const listView = ({ view, open, filter }: BankState, actions: BankActions): TemplateResult => {
  const banks = (view?.banks ?? []).map(bank => ({ ...bank, questions: bank.questions.filter(fits(filter)) }))
  const matches = banks.flatMap(({ questions }) => questions).length
  const all = (view?.banks ?? []).flatMap(({ questions }) => questions).length
  return html`
    <nav class="bank-list" aria-label="Questions" @keydown=${throughList}>
      <div class="bank-top">
      <a class="bank-overview" href=${bankHash(null)} aria-current=${open === null ? 'page' : 'false'}>
        <span>Overview</span>${view ? problemsBadge(view) : nothing}
      </a>
      <label class="bank-filter">
        <span>Filter</span>
        <input
          type="search"
          placeholder="Word, topic or file"
          autocomplete="off"
          spellcheck="false"
          .value=${filter}
          @input=${(event: Event) => actions.filter((event.target as HTMLInputElement).value)}
          @keydown=${fromFilter}
        />
      </label>
      <p class="bank-count" aria-live="polite">${view ? countOf(matches, all) : nothing}</p>
      </div>
      ${banks.filter(({ questions }) => questions.length > 0).map(bank => bankOf(bank, open))}
    </nav>
  `
}

const countOf = (matches: number, all: number): string => {
  if (matches === all) return quantity(all, 'question')
  return matches === 0 ? 'No question fits' : `${matches} of ${quantity(all, 'question')}`
}

const problemsBadge = ({ problems }: BankView): TemplateResult | typeof nothing => {
  const broken = brokenIn(problems)
  if (broken.length > 0) return html`<span class="bank-badge is-error">${filesIn(broken)} not playing</span>`
  return problems.length > 0
    ? html`<span class="bank-badge is-warning">${quantity(problems.length, 'warning')}</span>`
    : nothing
}

/** Matches if all words of the filter occur, in any order. */
const fits = (filter: string) => {
  const words = filter.toLowerCase().split(/\s+/)
  return ({ title, id, file, topic }: QuestionListing): boolean => {
    const text = `${title}\n${id}\n${file}\n${topicTitle(topic)}`.toLowerCase()
    return words.every(word => text.includes(word))
  }
}

const bankOf = ({ title, name, questions }: BankView['banks'][number], open: string | null) => html`
  <section class="bank-of" aria-label=${title}>
    <h2>${title}</h2>
    ${repeat(
      Map.groupBy(questions, ({ topic }) => topic),
      ([topic]) => topic,
      ([topic, listed]) => html`
        <h3>${topicTitle(topic)} <span>${listed.length}</span></h3>
        <ul>
          ${repeat(
            listed,
            ({ key }) => key,
            one => html`<li>${linkTo(one, name, open)}</li>`,
          )}
        </ul>
      `,
    )}
  </section>
`

const linkTo = ({ key, id, title, warnings }: QuestionListing, bank: string, open: string | null) => html`
  <a class="bank-question" href=${bankHash(key)} aria-current=${open === key ? 'page' : 'false'}>
    <span class="bank-title" dir="auto">${title}</span>
    <span class="bank-id"
      >${id.startsWith(`${bank}/`) ? id.slice(bank.length + 1) : id}${
        warnings > 0
          ? html`<span class="bank-badge is-warning">${quantity(warnings, 'warning')}</span>`
          : nothing
      }</span
    >
  </a>
`
