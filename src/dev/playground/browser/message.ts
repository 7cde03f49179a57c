import { html, nothing, type TemplateResult } from 'lit-html'
import type { Message } from '../contract/message.ts'
import type { MessageActions } from './actions.ts'
import { embedView } from './embed.ts'
import { markdownView } from './markdown.ts'
import { fileView, partsView } from './parts.ts'
import { messageTime, timeText } from './times.ts'

/** A message as Discord's client shows it; without actions, for previews, its components are inert. */
export const messageView = (message: Message, actions: MessageActions | null): TemplateResult => html`
  <article class="message ${message.ephemeral ? 'is-private' : ''} ${message.mentionsMe ? 'mentions-me' : ''}"
    aria-label=${labelOf(message)} data-message=${message.id}>
    <div class="avatar colour-${colourOf(message.author.id)}" aria-hidden="true">
      ${message.author.avatar === null ? message.author.name.slice(0, 1) : html`<img src=${message.author.avatar} alt="" />`}
    </div>
    <div class="said">
      ${message.used === null ? nothing : html`<p class="used"><b>${message.used.by}</b> used <b>${message.used.command}</b></p>`}
      <p class="head" role="heading" aria-level="2">
        <b class="author">${message.author.name}</b>${message.author.bot ? html` <span class="tag">APP</span>` : nothing}
        <time class="quiet" title=${timeText(message.at, 'F')}>${messageTime(message.at)}</time>
      </p>
      ${message.thinking ? html`<p class="thinking">${message.author.name} is thinking…</p>` : bodyView(message, actions)}
      ${message.failed === null ? nothing : html`<p class="failed">${message.failed}</p>`}
      ${message.ephemeral ? privateView(message, actions) : nothing}
    </div>
    ${actions === null || message.ephemeral ? nothing : menuView(message, actions)}
  </article>`

/** One of six colours, by a hash of the id. */
const colourOf = (id: string): number => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 6

const labelOf = ({ author, ephemeral, at }: Message): string =>
  `${author.name}, ${messageTime(at)}${ephemeral ? ', only you can see this' : ''}`

const bodyView = (message: Message, actions: MessageActions | null) => html`
  ${
    message.content.length === 0
      ? nothing
      : html`<div class="text">${markdownView(message.content)}${message.edited ? edited : nothing}</div>`
  }
  ${message.embeds.map(embedView)}
  <div class="parts">${partsView(message.components, { message, actions })}</div>
  ${message.attachments.map(({ name, url, bytes, alt, isPicture }) =>
    isPicture ? html`<img class="picture" src=${url} alt=${alt ?? ''} />` : fileView(name, url, bytes),
  )}
  ${message.edited && message.content.length === 0 ? edited : nothing}`

const edited = html` <small class="quiet">(edited)</small>`

const privateView = (message: Message, actions: MessageActions | null) => html`
  <p class="private">Only you can see this${
    actions === null
      ? nothing
      : html` · <button type="button" class="plain" @click=${() => actions.dismiss(message)}>Dismiss message</button>`
  }</p>`

const menuView = (message: Message, actions: MessageActions) => html`
  <details class="menu" @toggle=${scrollToMenu}>
    <summary aria-label="More for this message">⋯</summary>
    <div>
      ${
        message.author.bot && message.components.length > 0
          ? html`<button type="button" @click=${closeMenuThen(() => actions.close(message))}>Close this question now</button>`
          : nothing
      }
      ${actions.menus().message.map(
        ({ name, label }) => html`<button type="button"
          @click=${closeMenuThen(() => actions.messageCommand(message, name))}>${label}</button>`,
      )}
      ${actions.menus().user.map(
        ({ name, label }) => html`<button type="button"
          @click=${closeMenuThen(() => actions.userCommand(message, name))}>${label} (${message.author.name})</button>`,
      )}
      <button type="button" @click=${closeMenuThen(() => actions.remove(message))}>Delete message</button>
    </div>
  </details>`

/** At the end of the log, the menu opens outside the visible part. */
const scrollToMenu = ({ currentTarget }: Event): void => {
  const menu = currentTarget as HTMLDetailsElement
  if (menu.open) menu.querySelector('div')?.scrollIntoView({ block: 'nearest' })
}

const closeMenuThen = (then: () => void) => (event: Event) => {
  ;(event.currentTarget as HTMLElement).closest('details')!.open = false
  then()
}
