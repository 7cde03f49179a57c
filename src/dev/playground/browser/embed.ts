import { html, nothing } from 'lit-html'
import type { Embed } from '../contract/message.ts'
import { markdownView } from './markdown.ts'
import { timeText } from './times.ts'

export const embedView = (embed: Embed) => html`
  <div class="container embed" .style=${embed.color === null ? '' : `--accent: ${embed.color}`}>
    ${embed.author === null ? nothing : html`<p class="quiet">${embed.author}</p>`}
    ${embed.title.length === 0 ? nothing : html`<p class="embed-title">${titleOf(embed)}</p>`}
    <div class="text">${markdownView(embed.description)}</div>
    ${embed.fields.map(
      ({ name, value, inline }) => html`<div class=${inline ? 'field is-inline' : 'field'}>
        <strong>${markdownView(name)}</strong>
        <div class="text">${markdownView(value)}</div>
      </div>`,
    )}
    ${[embed.image, embed.thumbnail].map(url =>
      url?.startsWith('/') ? html`<img src=${url} alt="" />` : nothing,
    )}
    ${footOf(embed)}
  </div>`

const titleOf = ({ title, url }: Embed) =>
  url === null
    ? markdownView(title)
    : html`<a href=${url} target="_blank" rel="noopener noreferrer">${markdownView(title)}</a>`

const footOf = ({ footer, at }: Embed) => {
  const parts = [footer, at === null ? null : timeText(at, 'f')].filter(part => part !== null)
  return parts.length === 0 ? nothing : html`<p class="quiet">${parts.join(' · ')}</p>`
}
