import { html, type TemplateResult } from 'lit-html'
import type { BankListing, ChartRow } from '../../contract/bank.ts'
import { quantity } from './wording.ts'

/** How the questions of each bank are spread, next to what bank.yaml asks for. */
export const chartsView = (banks: readonly BankListing[]): readonly TemplateResult[] =>
  banks
    .filter(({ charts }) => charts.length > 0)
    .map(
      ({ title, charts, questions }) => html`
        <section class="bank-charts" aria-label=${`What ${title} covers`}>
          <h3>${title} <span>${quantity(questions.length, 'question')}</span></h3>
          ${charts.map(
            ({ title, rows }) => html`
            <table>
              <caption>${title}</caption>
              <tbody>${rows.map(rowView)}</tbody>
            </table>`,
          )}
        </section>
      `,
    )

const rowView = ({ name, count, share, wanted }: ChartRow) => html`
  <tr>
    <th scope="row">${name}</th>
    <td class="bank-bar" aria-hidden="true">
      <div>
        <span .style=${`inline-size: ${percent(share)}`}></span>
        ${wanted === null ? '' : html`<i .style=${`inset-inline-start: ${percent(wanted)}`}></i>`}
      </div>
    </td>
    <td>${count} (${percent(share)}${wanted === null ? '' : `, wanted ${percent(wanted)}`})</td>
  </tr>
`

const percent = (share: number): string => `${Math.round(share * 100)}%`
