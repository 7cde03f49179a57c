import { html, nothing, type TemplateResult } from 'lit-html'
import { keyed } from 'lit-html/directives/keyed.js'
import type { Outcome, Preview, QuestionState } from '../../contract/bank.ts'
import type { Message } from '../../contract/message.ts'
import { messageView } from '../message.ts'
import { bankHash } from './hash.ts'
import { problemsView } from './problems.ts'
import { type BankActions, type BankState, findListing } from './state.ts'
import { quantity } from './wording.ts'

/** The open question: its problems, then everything that the bot says about it. */
export const previewView = (state: BankState, key: string, actions: BankActions): TemplateResult => {
  const opened = state.view?.opened?.key === key ? state.view.opened : null
  const file = opened?.file ?? findListing(state, key)?.file ?? null
  return html`
    <p class="bank-back"><a href=${bankHash(null)}>All questions</a></p>
    <h2 tabindex="-1">${file ?? key}</h2>
    ${file === null ? nothing : toolsView(state, key, file, actions)}
    ${opened ? keyed(key, partsOf(opened, state.narrow)) : state.answered ? absent(state, key) : nothing}
  `
}

const toolsView = ({ view, narrow }: BankState, key: string, file: string, actions: BankActions) => {
  const { line, column } = view?.problems.find(problem => problem.file === file) ?? { line: 1, column: 1 }
  return html`
    <div class="bank-buttons">
      <button type="button" class="bank-button" @click=${() => actions.edit(key, line, column)}>Open in editor</button>
      <button type="button" class="bank-button" @click=${() => actions.copy(file)}>Copy path</button>
      <label class="bank-phone-width"><input type="checkbox" .checked=${narrow}
        @change=${({ target }: Event) => actions.narrow((target as HTMLInputElement).checked)} /> Phone width</label>
    </div>
  `
}

const partsOf = (
  { state, shuffled, post, daily, verdicts, reveal, problems }: Preview,
  narrow: boolean,
) => html`
  ${stateNote(state)}
  ${
    problems.length > 0
      ? part(quantity(problems.length, 'problem'), 'bank-fix', problemsView(problems))
      : nothing
  }
  <div class=${narrow ? 'bank-narrow' : ''}>
    ${part('The question', 'bank-post', html`<p class="bank-hint">${ORDER[shuffled ? 'shuffled' : 'fixed']}</p>${messageView(post, null)}`)}
    ${part('As the daily question', 'bank-daily', messageView(daily, null))}
    ${verdicts.map(({ chosen, outcome, message }) =>
      part(`If someone picks ${chosen}`, `is-${outcome}`, verdictView(outcome, message)),
    )}
    ${part('The answer, shown to everyone', 'bank-reveal', messageView(reveal, null))}
  </div>
`

const ORDER = {
  shuffled: 'Every post shuffles the options; this is one order of many.',
  fixed: 'The options stay in this order in every post.',
} as const

const stateNote = (state: QuestionState) => {
  if (state === 'draft')
    return html`<p class="bank-note">A draft: the bot doesn’t ask it. Delete <code>draft: true</code> when it’s finished.</p>`
  return state === 'broken' ? html`<p class="bank-note">The bot doesn’t ask this question yet.</p>` : nothing
}

const part = (title: string, kind: string, inside: TemplateResult) => html`
  <section class="bank-part ${kind}" aria-label=${title}>
    <h3>${title}</h3>
    ${inside}
  </section>
`

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  correct: 'Correct',
  half: 'Partly correct, which counts as wrong',
  wrong: 'Wrong',
}

const verdictView = (outcome: Outcome, message: Message) => html`
  <p class="bank-outcome">${OUTCOMES[outcome]}; only they see this</p>
  ${messageView(message, null)}
`

/** The question is gone, or a problem in its file keeps it out of play. */
const absent = (state: BankState, key: string) => {
  const problems = state.view!.problems.filter(problem => problem.key === key)
  return html`
    <section class="bank-absent" aria-label="Why it isn’t shown">
      <h3>This question can’t be shown</h3>
      ${
        problems.length > 0
          ? problemsView(problems)
          : html`<p>No such file yet. It’ll appear here once it exists.</p>`
      }
    </section>
  `
}
