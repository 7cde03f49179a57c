import { html, nothing, type TemplateResult } from 'lit-html'
import type { BankProblem, BankView } from '../../contract/bank.ts'
import { chartsView } from './charts.ts'
import { brokenIn, filesIn, problemsView } from './problems.ts'
import type { BankState } from './state.ts'
import { quantity } from './wording.ts'

/** All problems, errors first, then how the questions are spread. */
export const overviewView = ({ view }: BankState): TemplateResult => html`
  <p class="bank-back"><button type="button" @click=${toFilter}>Find a question</button></p>
  <h2 tabindex="-1">Overview</h2>
  ${view === null ? nothing : [problemSections(view), chartsView(view.banks)]}
`

/** In a narrow window the list is below all problems. */
const toFilter = (): void => document.querySelector<HTMLElement>('.bank-filter input')?.focus()

const problemSections = ({ problems, banks, failed }: BankView) => {
  const broken = brokenIn(problems)
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  if (problems.length === 0 && failed === null)
    return html`<p class="bank-well">Every question plays, and there’s nothing to fix.</p>
      <p class="bank-hint">Open a question to see it as the bot posts it. Save its file, and the page updates.</p>`
  return [
    section(broken, `${quantity(filesIn(broken), 'file')} with errors`, banks),
    section(
      warnings,
      `${quantity(warnings.length, 'warning')} in ${quantity(filesIn(warnings), 'file')}`,
      banks,
    ),
  ]
}

const section = (problems: readonly BankProblem[], title: string, banks: BankView['banks']) =>
  problems.length === 0
    ? nothing
    : html`<section aria-label=${title}>
        <h3>${title}</h3>
        ${problemsView(problems, banks)}
      </section>`
