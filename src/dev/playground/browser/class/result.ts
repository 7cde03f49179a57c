import { html, nothing } from 'lit-html'
import type { ClassFinding, ClassResult } from '../../contract/class.ts'
import type { ClassroomActions } from '../actions.ts'

/** What the bot found, and whether it is the planted key. */
export const resultView = (result: ClassResult, actions: ClassroomActions) => {
  const { planted, others, answers, hasQuestionsCommand } = result
  return html`
    <h3>${planted.found ? 'Found it' : 'Not found this time'}</h3>
    ${
      planted.found
        ? nothing
        : html`<p>The ${answers} answers don’t show clearly enough that this key is wrong. That happens where few people know
            the answer.</p>`
    }
    ${findingView(planted, result, actions, true)}
    ${
      others.length === 0
        ? nothing
        : html`<p>The bot also doubts ${others.length === 1 ? 'this key, which is fine' : 'these keys, which are fine'}:</p>
            ${others.map(finding => findingView(finding, result, actions, false))}`
    }
    ${hasQuestionsCommand ? html`<p>As Ana, type <code>/questions</code> to see it as the bot’s owner does, and to correct it.</p>` : nothing}`
}

const findingView = (
  { title, pKeyWrong, answers, key, suggested, filed, messageId }: ClassFinding,
  { channelId }: ClassResult,
  { show }: ClassroomActions,
  isPlanted: boolean,
) => html`
  <div class="finding">
    <p><b>${title}</b></p>
    <dl>
      <div><dt>${isPlanted ? 'Planted key' : 'Key'}</dt><dd>${key}</dd></div>
      <div><dt>Key wrong</dt><dd>${probability(pKeyWrong)} likely, from ${answers} answers</dd></div>
      ${suggested === null ? nothing : html`<div><dt>Answers suggest</dt><dd>${suggested}${suggested === filed ? ' (as in your file)' : ''}</dd></div>`}
      ${isPlanted && suggested !== filed ? html`<div><dt>True key</dt><dd>${filed}</dd></div>` : nothing}
    </dl>
    <button type="button" class="plain" @click=${() => show(channelId, messageId)}>Show me<span class="sr-only"> “${title}”</span></button>
  </div>`

/** Never "100%": it stays a probability. */
const probability = (share: number): string => {
  if (share > 0.99) return 'over 99%'
  return share < 0.01 ? 'under 1%' : `${Math.round(100 * share)}%`
}
