import { html, nothing, type TemplateResult } from 'lit-html'
import { keyed } from 'lit-html/directives/keyed.js'
import type { BankProblem, Preview } from '../../contract/bank.ts'
import type { Message } from '../../contract/message.ts'
import { messageView } from '../message.ts'
import { bankHash } from './hash.ts'
import { problemsView } from './problems.ts'
import type { BankState } from './state.ts'
import { quantity } from './wording.ts'

/** The open question: its problems, then everything that the bot says about it. */
export const previewView = (state: BankState, key: string): TemplateResult => {
  const opened = state.view?.opened?.key === key ? state.view.opened : null
  return html`
    <p class="bank-back"><a href=${bankHash(null)}>All questions</a></p>
    <h2 tabindex="-1">${opened?.file ?? state.file ?? key}</h2>
    ${opened ? keyed(key, partsOf(opened)) : state.answered ? absent(state, key) : nothing}
  `
}

const partsOf = ({ post, verdicts, reveal, problems }: Preview) => [
  problems.length > 0
    ? part(quantity(problems.length, 'warning'), 'bank-mend', problemsView(problems))
    : nothing,
  part('The post', 'bank-post', messageView(post, null)),
  verdicts.map(({ chosen, correct, message }) =>
    part(`Whoever chooses ${chosen}`, correct ? 'is-right' : 'is-wrong', verdictView(correct, message)),
  ),
  part('The reveal', 'bank-reveal', messageView(reveal, null)),
]

const part = (title: string, kind: string, inside: TemplateResult) => html`
  <section class="bank-part ${kind}" aria-label=${title}>
    <h3>${title}</h3>
    ${inside}
  </section>
`

const verdictView = (correct: boolean, message: Message) => html`
  <p class="bank-outcome">${correct ? 'Right; only they see this' : 'Wrong; only they see this'}</p>
  ${messageView(message, null)}
`

/** The question is gone, or a problem in its file keeps it out of play. */
const absent = (state: BankState, key: string) => {
  const problems = state.view!.problems.filter(isAbout(state.file, key))
  return html`
    <section class="bank-absent" aria-label="Why it is not shown">
      <h3>This question does not play</h3>
      ${
        problems.length > 0
          ? problemsView(problems)
          : html`<p>No file has this question, or its file says <code>draft: true</code>. It is shown here as soon as it plays.</p>`
      }
    </section>
  `
}

/** If its file is unknown, by path: a question's id is its path by default. */
const isAbout =
  (file: string | null, key: string) =>
  (problem: BankProblem): boolean =>
    file === null ? problem.file.endsWith(`/${key}.md`) : problem.file === file
