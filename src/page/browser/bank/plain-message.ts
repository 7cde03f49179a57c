import { html, nothing, type TemplateResult } from 'lit-html'
import type { Mark, Message, Part } from '../../contract.ts'

/** A message without Discord's looks. */
export const messageView = (message: Message, _act: null): TemplateResult =>
  html`<div class="plain-message">${message.components.map(partView)}</div>`

const partView = (part: Part): unknown => {
  switch (part.type) {
    case 'text':
      return html`<div class="plain-text" dir="auto">${part.marks.map(markView)}</div>`
    case 'gallery':
      return part.items.map(({ url, alt }) => html`<img src=${url} alt=${alt ?? ''} />`)
    case 'file':
      return html`<p><a href=${part.url}>${part.name}</a></p>`
    case 'button':
      return html`<button type="button" disabled>${part.label}</button> `
    case 'select':
      return html`<ul>${part.choices.map(({ label, description }) => html`<li>${label} ${description}</li>`)}</ul>`
    default:
      return 'parts' in part ? html`<div>${part.parts.map(partView)}</div>` : nothing
  }
}

const markView = (mark: Mark): unknown => {
  switch (mark.type) {
    case 'break':
      return html`<br />`
    case 'code':
      return html`<code>${mark.text}</code>`
    case 'codeblock':
      return html`<pre><code>${mark.text}</code></pre>`
    case 'link':
      return html`<a href=${mark.href} rel="noreferrer">${mark.children.map(markView)}</a>`
    case 'list':
      return listView(mark)
    case 'time':
      return html`<time>${TIME.format(mark.at)}</time>`
    default:
      return 'children' in mark ? wrapped(mark.type, mark.children.map(markView)) : mark.text
  }
}

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

const listView = ({ ordered, start, items }: Extract<Mark, { type: 'list' }>) => {
  const inside = items.map(item => html`<li>${item.map(markView)}</li>`)
  return ordered ? html`<ol start=${start}>${inside}</ol>` : html`<ul>${inside}</ul>`
}

const wrapped = (type: Mark['type'], inside: unknown): TemplateResult => {
  switch (type) {
    case 'bold':
    case 'heading':
      return html`<strong>${inside}</strong>`
    case 'italic':
      return html`<em>${inside}</em>`
    case 'strike':
      return html`<s>${inside}</s>`
    case 'underline':
      return html`<u>${inside}</u>`
    case 'quote':
      return html`<blockquote>${inside}</blockquote>`
    case 'subtext':
      return html`<small>${inside}</small>`
    default:
      return html`<span>${inside}</span>`
  }
}
