import { html, nothing, type TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { BankProblem, BankView, QuestionListing } from '../../contract/bank.ts'
import { bankHash } from './hash.ts'

/** Errors: problems that keep files out of play. */
export const brokenIn = (problems: readonly BankProblem[]): readonly BankProblem[] =>
  problems.filter(({ severity }) => severity === 'error')

export const filesIn = (problems: readonly BankProblem[]): number =>
  new Set(problems.map(({ file }) => file)).size

/** Problems grouped by file, with a link to the file's question if `banks` has it. */
export const problemsView = (
  problems: readonly BankProblem[],
  banks: BankView['banks'] = [],
): TemplateResult => {
  const listed = new Map(banks.flatMap(({ questions }) => questions.map(one => [one.key, one] as const)))
  return html`
    <ul class="bank-problems">
      ${repeat(
        Map.groupBy(problems, ({ file }) => file),
        ([file]) => file,
        ([, ofFile]) => fileView(ofFile, listed.get(ofFile[0]!.key ?? '')),
      )}
    </ul>
  `
}

const fileView = (problems: readonly BankProblem[], listed: QuestionListing | undefined) => html`
  <li class="is-${brokenIn(problems).length > 0 ? 'error' : 'warning'}">
    ${
      listed
        ? html`<p class="bank-which" dir="auto"><a href=${bankHash(listed.key)}>${listed.title}</a></p>`
        : nothing
    }
    ${problems.map(problemView)}
  </li>
`

const problemView = (problem: BankProblem) => {
  const { severity, file, line, column, message } = problem
  return html`
    <p class="bank-where">
      <span class="bank-badge is-${severity}">${severity}</span>
      <code>${file}:${line}:${column}</code>
    </p>
    <p class="bank-why" dir="auto">${withCode(message)}${stopsBank(problem) ? html`; <b>until then, no question of this bank plays</b>` : nothing}</p>
  `
}

const stopsBank = ({ severity, file }: BankProblem): boolean =>
  severity === 'error' && /^[^/]+\/[^/]+\/bank\.yaml$/.test(file)

/** Renders text between backticks as code. */
const withCode = (message: string) =>
  message.split('`').map((piece, index) => (index % 2 === 0 ? piece : html`<code>${piece}</code>`))
