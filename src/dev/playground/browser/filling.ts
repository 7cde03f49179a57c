import { html, nothing } from 'lit-html'
import { live } from 'lit-html/directives/live.js'
import { repeat } from 'lit-html/directives/repeat.js'
import type { Chat, Option } from '../contract.ts'
import type { ComposerActions } from './composer.ts'
import { type Field, put, typed } from './field.ts'
import { EMPTY, type Filling } from './state.ts'
import { suggestedView } from './suggested.ts'

/** A command with a field for each option that must be there or was added. */
export const fillingView = (chat: Chat, filling: Filling, actions: ComposerActions) => {
  const { command, shown, wrong, sending } = filling
  const fields = shown.map(name => command.options.find(one => one.name === name)!)
  const others = command.options.filter(({ name }) => !shown.includes(name))
  return html`<form class="composer filling" aria-label=${`Command /${command.title}`} novalidate
    @submit=${(event: SubmitEvent) => {
      event.preventDefault()
      if (!sending) actions.send(filling)
    }}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && actions.become(EMPTY)}>
    <p class="what"><b>/${command.title}</b> <span>${command.description}</span></p>
    ${wrong?.option === null ? html`<p class="wrong" role="alert">${wrong.why}</p>` : nothing}
    ${repeat(
      fields,
      ({ name }) => name,
      option => fieldView(chat, filling, option, actions),
    )}
    <div class="row">
      <button class="button primary" id="send" aria-busy=${sending ? 'true' : nothing}>Send</button>
      <button type="button" class="button secondary" @click=${() => actions.become(EMPTY)}>Cancel</button>
      ${others.map(
        ({ name, description }) => html`<button type="button" class="chip" title=${description}
          @click=${() => actions.become({ ...filling, shown: [...shown, name] })}>
          <span aria-hidden="true">+ </span>${name}
        </button>`,
      )}
    </div>
  </form>`
}

const fieldView = (chat: Chat, filling: Filling, option: Option, actions: ComposerActions) => {
  const id = `option-${option.name}`
  const wrong = filling.wrong?.option === option.name ? filling.wrong.why : null
  return html`<div class="option">
    <label for=${id}>${option.name}${option.required ? html` <span class="quiet">required</span>` : nothing}</label>
    ${inputView({ chat, filling, option, actions, id, wrong: wrong !== null })}
    <small id=${`${id}-hint`} class=${wrong === null ? 'quiet' : 'wrong'}>${wrong ?? option.description}</small>
  </div>`
}

const inputView = (field: Field) => {
  const list = choicesOf(field.chat, field.option)
  if (list) return pickView(field, list)
  return field.option.autocomplete ? suggestedView(field) : plainView(field)
}

type Pick = { readonly name: string; readonly value: string | number }

/** What can be chosen from; null where anything may be typed. */
const choicesOf = (chat: Chat, { kind, choices }: Option): readonly Pick[] | null => {
  const people = chat.people.map(({ id, name }) => ({ name: `@${name}`, value: id }))
  const roles = chat.roles.map(({ id, name }) => ({ name: `@${name}`, value: id }))
  if (kind === 'boolean')
    return ['true', 'false'].map(value => ({ name: value === 'true' ? 'True' : 'False', value }))
  if (kind === 'user') return people
  if (kind === 'role') return roles
  if (kind === 'mentionable') return [...people, ...roles]
  if (kind === 'channel')
    return chat.places
      .filter(one => one.kind !== 'dm')
      .map(({ id, name }) => ({ name: `#${name}`, value: id }))
  return choices.length > 0 ? choices : null
}

const pickView = (field: Field, list: readonly Pick[]) => {
  const chosen = field.filling.values[field.option.name]?.text ?? ''
  return html`<select id=${field.id} aria-describedby=${`${field.id}-hint`} aria-invalid=${field.wrong ? 'true' : nothing}
    @change=${({ target }: Event) => {
      const text = (target as HTMLSelectElement).value
      put(field, { text, value: list.find(({ value }) => String(value) === text)?.value ?? text })
    }}>
    <option value="" ?selected=${chosen === ''}>Choose…</option>
    ${list.map(
      ({ name, value }) =>
        html`<option value=${value} ?selected=${String(value) === chosen}>${name}</option>`,
    )}
  </select>`
}

const plainView = (field: Field) => {
  const isNumber = ['integer', 'number'].includes(field.option.kind)
  return html`<input id=${field.id} autocomplete="off" inputmode=${isNumber ? 'decimal' : 'text'}
    aria-describedby=${`${field.id}-hint`} aria-invalid=${field.wrong ? 'true' : nothing}
    .value=${live(field.filling.values[field.option.name]?.text ?? '')}
    @input=${({ target }: Event) => typed(field, target)} />`
}
