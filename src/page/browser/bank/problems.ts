import { html, nothing, type TemplateResult } from 'lit-html'
import type { BankView, Problem } from '../../contract.ts'
import { hashOf } from './hash.ts'

/** The problems that keep files out of play. */
export const brokenIn = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ severity }) => severity === 'error')

export const filesIn = (problems: readonly Problem[]): number =>
  new Set(problems.map(({ file }) => file)).size

/** Each with its place and reason; with the question that it is about where `banks` are given and it plays. */
export const problemsView = (
  problems: readonly Problem[],
  banks: BankView['banks'] = [],
): TemplateResult => html`
  <ul class="bank-problems">
    ${problems.map(problem => html`<li class="is-${problem.severity}">${problemView(problem, banks)}</li>`)}
  </ul>
`

const problemView = (problem: Problem, banks: BankView['banks']) => {
  const { severity, file, line, column, message, key } = problem
  const listed = key === null ? null : banks.flatMap(bank => bank.questions).find(one => one.key === key)
  return html`
    <p class="bank-where">
      <span class="bank-badge is-${severity}">${severity}</span>
      <code>${file}:${line}:${column}</code>
    </p>
    <p class="bank-why" dir="auto">${message}</p>
    ${
      listed
        ? html`<p class="bank-which" dir="auto"><a href=${hashOf(listed.key)}>${listed.title}</a></p>`
        : nothing
    }
  `
}
