import { html, nothing } from 'lit-html'
import type { MarkdownNode } from '../contract/markdown.ts'
import { timeText } from './times.ts'

/** Renders Discord's Markdown. Text is bound as text, never parsed as HTML. */
export const markdownView = (marks: readonly MarkdownNode[]): unknown => marks.map(markView)

const markView = (mark: MarkdownNode): unknown => {
  switch (mark.type) {
    case 'text':
    case 'emoji':
      return mark.text
    case 'break':
      return html`<br />`
    case 'code':
      return html`<code>${mark.text}</code>`
    case 'codeblock':
      return html`<pre tabindex="0" aria-label=${mark.language ?? 'Code'}><code>${mark.text}</code></pre>`
    case 'bold':
      return html`<strong>${markdownView(mark.children)}</strong>`
    case 'italic':
      return html`<em>${markdownView(mark.children)}</em>`
    case 'underline':
      return html`<u>${markdownView(mark.children)}</u>`
    case 'strike':
      return html`<s>${markdownView(mark.children)}</s>`
    case 'subtext':
      return html`<small class="subtext">${markdownView(mark.children)}</small>`
    case 'quote':
      return html`<blockquote>${markdownView(mark.children)}</blockquote>`
    case 'spoiler':
      return spoilerView(mark.children)
    case 'heading':
      return html`<p class="heading level-${mark.level}" role="heading" aria-level="3">${markdownView(mark.children)}</p>`
    case 'list':
      return mark.ordered
        ? html`<ol start=${mark.start}>${mark.items.map(itemView)}</ol>`
        : html`<ul>${mark.items.map(itemView)}</ul>`
    case 'link':
      return html`<a href=${mark.href} target="_blank" rel="noopener noreferrer">${markdownView(mark.children)}</a>`
    case 'mention':
      return mark.placeId === null
        ? html`<span class="mention ${mark.me ? 'of-me' : ''}">${mark.text}</span>`
        : html`<a class="mention" href="#in=${mark.placeId}">${mark.text}</a>`
    case 'time':
      return html`<time class="stamp">${timeText(mark.at, mark.style)}</time>`
    default:
      return nothing
  }
}

const itemView = (item: readonly MarkdownNode[]) => html`<li>${markdownView(item)}</li>`

const spoilerView = (children: readonly MarkdownNode[]) => html`<span
  class="spoiler" role="button" tabindex="0" aria-expanded="false" aria-label="Spoiler: press to show"
  @click=${show} @keydown=${onKey}><span aria-hidden="true" class="hidden-text">${markdownView(children)}</span></span>`

const onKey = (event: KeyboardEvent): void => {
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.preventDefault()
  show(event)
}

const show = ({ currentTarget }: Event): void => {
  const spoiler = currentTarget as HTMLElement
  if (spoiler.getAttribute('aria-expanded') === 'true') return
  spoiler.setAttribute('aria-expanded', 'true')
  for (const name of ['aria-label', 'role', 'tabindex']) spoiler.removeAttribute(name)
  spoiler.removeAttribute('aria-expanded')
  spoiler.classList.add('is-shown')
  spoiler.firstElementChild?.removeAttribute('aria-hidden')
}
