import { html, nothing, type TemplateResult } from 'lit-html'
import type { BankProblem, BankView } from '../../contract/bank.ts'
import { brokenIn, filesIn, problemsView } from './problems.ts'
import type { BankState } from './state.ts'
import { quantity } from './wording.ts'

/** All problems, errors first. */
export const overviewView = ({ view }: BankState): TemplateResult => html`
  <p class="bank-back"><button type="button" @click=${toFilter}>Find a question</button></p>
  <h2 tabindex="-1">Overview</h2>
  ${view === null ? nothing : problemSections(view)}
`

/** In a narrow window the list is below all problems. */
const toFilter = (): void => document.querySelector<HTMLElement>('.bank-filter input')?.focus()

const problemSections = ({ problems, banks, failed }: BankView) => {
  const broken = brokenIn(problems)
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  if (problems.length === 0 && failed === null)
    return html`<p class="bank-well">All files play, and there is nothing to mend.</p>
      <p class="bank-hint">Open a question to see it as the bot posts it. Save its file, and it is shown anew.</p>`
  return [
    section(broken, brokenTitle(broken), banks),
    section(
      warnings,
      `${quantity(warnings.length, 'warning')} in ${quantity(filesIn(warnings), 'file')} to look at`,
      banks,
    ),
  ]
}

const brokenTitle = (broken: readonly BankProblem[]): string => {
  const files = filesIn(broken)
  return `${quantity(files, 'file')} ${files === 1 ? 'does' : 'do'} not play`
}

const section = (problems: readonly BankProblem[], title: string, banks: BankView['banks']) =>
  problems.length === 0
    ? nothing
    : html`<section aria-label=${title}>
        <h3>${title}</h3>
        ${problemsView(problems, banks)}
      </section>`
