import { html, nothing, type TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { BankListing, BankView, QuestionListing } from '../../contract/bank.ts'
import { createView } from './create.ts'
import { filtersView } from './filters.ts'
import { bankHash } from './hash.ts'
import { throughList } from './keys.ts'
import { brokenIn, filesIn } from './problems.ts'
import { type BankActions, type BankState, passes } from './state.ts'
import { quantity, topicTitle } from './wording.ts'

/** The questions that pass the filter, by bank and topic. */
export const listView = (state: BankState, actions: BankActions): TemplateResult => {
  const { view, open, filter, create } = state
  const all = (view?.banks ?? []).flatMap(({ questions }) => questions)
  const banks = (view?.banks ?? []).map(bank => ({
    ...bank,
    questions: bank.questions.filter(passes(state)),
  }))
  const matches = banks.flatMap(({ questions }) => questions).length
  return html`
    <nav class="bank-list" aria-label="Questions" @keydown=${throughList}>
      <div class="bank-top">
        <a class="bank-overview" href=${bankHash(null)} aria-current=${open === null ? 'page' : 'false'}>
          <span>Overview</span>${view ? problemsBadge(view) : nothing}
        </a>
        ${view && view.banks.length > 0 ? createView(create, view.banks, actions) : nothing}
        ${filtersView(filter, all, actions)}
        <p class="bank-count" aria-live="polite">${view ? countOf(matches, all.length) : nothing}</p>
      </div>
      ${banks.filter(({ questions }) => questions.length > 0).map(bank => bankOf(bank, open))}
    </nav>
  `
}

const countOf = (matches: number, all: number): string => {
  if (matches === all) return quantity(all, 'question')
  return matches === 0 ? 'No questions match' : `${matches} of ${quantity(all, 'question')}`
}

const problemsBadge = ({ problems }: BankView): TemplateResult | typeof nothing => {
  const broken = brokenIn(problems)
  if (broken.length > 0) return html`<span class="bank-badge is-error">${filesIn(broken)} with errors</span>`
  return problems.length > 0
    ? html`<span class="bank-badge is-warning">${quantity(problems.length, 'warning')}</span>`
    : nothing
}

const bankOf = ({ title, name, questions }: BankListing, open: string | null) => html`
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

const linkTo = (listed: QuestionListing, bank: string, open: string | null) => html`
  <a class="bank-question" href=${bankHash(listed.key)} aria-current=${open === listed.key ? 'page' : 'false'}>
    <span class="bank-title" dir="auto">${listed.title}</span>
    <span class="bank-id"
      >${listed.id.startsWith(`${bank}/`) ? listed.id.slice(bank.length + 1) : listed.id}${badgeOf(listed)}</span
    >
  </a>
`

const badgeOf = ({ state, warnings }: QuestionListing) => {
  if (state === 'broken') return html`<span class="bank-badge is-error">error</span>`
  if (state === 'draft') return html`<span class="bank-badge is-draft">draft</span>`
  return warnings > 0
    ? html`<span class="bank-badge is-warning">${quantity(warnings, 'warning')}</span>`
    : nothing
}
