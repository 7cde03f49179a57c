import { html, nothing, type TemplateResult } from 'lit-html'
import type { Button, Media, Part } from '../contract/component.ts'
import type { PartContext } from './actions.ts'
import { markdownView } from './markdown.ts'
import { selectView } from './select.ts'

/** The components of a message. */
export const partsView = (parts: readonly Part[], showing: PartContext): unknown =>
  parts.map(part => partView(part, showing))

const partView = (part: Part, showing: PartContext): unknown => {
  switch (part.type) {
    case 'row':
      return html`<div class="row">${partsView(part.parts, showing)}</div>`
    case 'button':
      return buttonView(part, showing)
    case 'select':
      return selectView(part, showing)
    case 'container':
      return html`<div class="container" .style=${part.accent === null ? '' : `--accent: ${part.accent}`}>
        ${partsView(part.parts, showing)}
      </div>`
    case 'section':
      return html`<div class="section">
        <div class="section-text">${partsView(part.parts, showing)}</div>
        <div class="accessory">${partView(part.accessory, showing)}</div>
      </div>`
    case 'text':
      return html`<div class="text">${markdownView(part.marks)}</div>`
    case 'separator':
      return html`<div class="separator ${part.line ? 'has-line' : ''} ${part.wide ? 'is-wide' : ''}"></div>`
    case 'thumbnail':
      return html`<div class="thumbnail">${pictureView(part)}</div>`
    case 'gallery':
      return html`<div class="gallery">${part.items.map(pictureView)}</div>`
    case 'file':
      return fileView(part.name, part.url, part.bytes)
    default:
      return nothing
  }
}

const buttonView = (button: Button, { message, actions }: PartContext): TemplateResult => {
  const label = html`${button.emoji === null ? nothing : html`<span aria-hidden="true">${button.emoji}</span> `}${button.label}`
  if (button.url !== null)
    return html`<a class="button link" href=${button.url} target="_blank" rel="noopener noreferrer">${label}
      <span aria-hidden="true">↗</span></a>`
  const id = button.customId ?? ''
  const waits = actions?.isWaiting(message, id) ?? false
  return html`<button
    type="button" class="button ${button.style}" data-id=${id} ?disabled=${button.disabled}
    aria-disabled=${actions === null ? 'true' : nothing} aria-busy=${waits ? 'true' : nothing}
    @click=${() => !waits && actions?.press(message, id)}>${label}</button>`
}

/** External images are not fetched: the page contacts only its own server. */
const pictureView = ({ url, alt, spoiler }: Media) =>
  url.startsWith('/')
    ? html`<img class=${spoiler ? 'is-spoiler' : ''} src=${url} alt=${alt ?? ''} />`
    : html`<span class="away">${alt ?? 'A picture of the web'}, not fetched here</span>`

export const fileView = (name: string, url: string, bytes: number) => html`<p class="file">
  <a href=${url} download=${name}>${name}</a> <span class="quiet">${size(bytes)}</span>
</p>`

const size = (bytes: number): string => (bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KB`)
