import { type Html, html } from '../../../html/html.ts'
import type { ItemAnalysis, OptionAnalysis } from '../../../quiz/items/item-analysis.ts'
import type { Question } from '../../../quiz/question.ts'
import { flagSentences, formatCorrelation, formatCount, percent } from '../words.ts'

/** A question's options with bars, its flags and its other numbers, folded up. */
export const details = (analysis: ItemAnalysis, question: Question | null): Html => {
  const { answers, discrimination, medianMs, flags } = analysis
  const remarks = flagSentences(flags)
  const time = medianMs === null ? '' : html`, median time ${formatSeconds(medianMs)}`
  return html`<details><summary>Options${remarks.length === 0 ? '' : ` and ${remarks.length === 1 ? 'a remark' : `${remarks.length} remarks`}`}</summary>
<ul class="flags">${remarks.map(remark => html`<li>${remark}</li>`)}</ul>
<p class="numbers">${formatCount(answers)} answers, discrimination ${formatCorrelation(discrimination)}${time}</p>
<ul class="options">${analysis.options.map(option => optionItem(option, analysis, question))}</ul></details>`
}

const optionItem = (
  option: OptionAnalysis,
  { suggestedKey }: ItemAnalysis,
  question: Question | null,
): Html => {
  const text = question?.options.find(({ key }) => key === option.key)?.text ?? ''
  const isSuggested = suggestedKey?.includes(option.key) && !option.isKey
  const mark = option.isKey
    ? html` <b class="key">✓ key</b>`
    : isSuggested
      ? html` <b class="suggested">? suggested</b>`
      : ''
  return html`<li><span class="name"><b>${option.key}</b>${mark} ${text}</span>
<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10"/><rect class="${option.isKey ? 'right' : 'fill'}" width="${(100 * option.share).toFixed(1)}" height="10"/></svg>
<span class="numbers">${percent(option.share)}; ${thirds(option)}correlation ${formatCorrelation(option.correlation)}</span></li>`
}

const thirds = ({ topShare, bottomShare }: OptionAnalysis): string =>
  topShare === null || bottomShare === null
    ? ''
    : `top third ${percent(topShare)}, bottom third ${percent(bottomShare)}; `

const formatSeconds = (ms: number): string => `${Math.round(ms / 1000)} s`
