import { html, nothing, type TemplateResult } from 'lit-html'
import type { Mark, Message, Part } from '../../contract.ts'

/** A message without Discord's looks. */
export const messageView = (message: Message, _act: null): TemplateResult =>
  html`<div class="plain-message">${message.components.map(partView)}</div>`

const partView = (part: Part): unknown => {
  switch (part.type) {
    case 'text':
      return html`<p dir="auto">${part.marks.map(markView)}</p>`
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
    case 'bold':
      return html`<strong>${mark.children.map(markView)}</strong>`
    case 'link':
      return html`<a href=${mark.href} rel="noreferrer">${mark.children.map(markView)}</a>`
    case 'list':
      return mark.items.map(item => html`<span>• ${item.map(markView)}<br /></span>`)
    case 'time':
      return new Date(mark.at).toISOString()
    default:
      return 'children' in mark ? html`<span>${mark.children.map(markView)}</span>` : mark.text
  }
}
