import { html, nothing } from 'lit-html'
import { live } from 'lit-html/directives/live.js'
import { repeat } from 'lit-html/directives/repeat.js'
import type { Chat, Option } from '../contract.ts'
import type { ComposerActions } from './composer.ts'
import { EMPTY, type Filled, type Filling } from './state.ts'

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

type Field = {
  readonly chat: Chat
  readonly filling: Filling
  readonly option: Option
  readonly actions: ComposerActions
  readonly id: string
  readonly wrong: boolean
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

const put = ({ filling, option, actions }: Field, filled: Filled): Filling => {
  const next = {
    ...filling,
    values: { ...filling.values, [option.name]: filled },
    wrong: null,
    suggestions: null,
  }
  actions.become(next)
  return next
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

const typed = (field: Field, target: EventTarget | null): Filling => {
  const text = (target as HTMLInputElement).value
  return put(field, { text, value: text })
}

/** The application suggests while somebody types. */
const suggestedView = (field: Field) => {
  const { filling, option, actions, id } = field
  const open = filling.suggestions?.option === option.name ? filling.suggestions : null
  return html`<div class="suggested">
    <input id=${id} autocomplete="off" role="combobox" aria-autocomplete="list" aria-controls=${`${id}-list`}
      aria-expanded=${open !== null} aria-describedby=${`${id}-hint`} aria-invalid=${field.wrong ? 'true' : nothing}
      aria-activedescendant=${open ? `${id}-${open.index}` : nothing}
      .value=${live(filling.values[option.name]?.text ?? '')}
      @focus=${() => actions.suggest(filling, option.name)}
      @blur=${actions.unsuggest}
      @input=${({ target }: Event) => actions.suggest(typed(field, target), option.name)}
      @keydown=${(event: KeyboardEvent) => onKey(event, field)} />
    ${open === null ? nothing : suggestionsView(field, open)}
  </div>`
}

type Open = NonNullable<Filling['suggestions']>

const suggestionsView = (field: Field, { list, index }: Open) => html`
  <ul class="commands" id=${`${field.id}-list`} role="listbox" aria-label=${`Suggestions for ${field.option.name}`}>
    ${list.map(
      ({ name, value }, at) => html`<li id=${`${field.id}-${at}`} role="option" aria-selected=${at === index}
        @mousedown=${(event: MouseEvent) => {
          event.preventDefault()
          put(field, { text: name, value })
        }}>${name}</li>`,
    )}
    ${list.length === 0 ? html`<li role="option" aria-selected="false" aria-disabled="true">Nothing found</li>` : nothing}
  </ul>`

const onKey = (event: KeyboardEvent, field: Field): void => {
  const { filling, option, actions } = field
  const open = filling.suggestions?.option === option.name ? filling.suggestions : null
  if (!open || open.list.length === 0) return
  const { list, index } = open
  const move = (by: number) =>
    actions.become({ ...filling, suggestions: { ...open, index: (index + by + list.length) % list.length } })
  if (event.key === 'ArrowDown') move(1)
  else if (event.key === 'ArrowUp') move(-1)
  else if (event.key === 'Enter') put(field, { text: list[index]!.name, value: list[index]!.value })
  else if (event.key === 'Escape') actions.become({ ...filling, suggestions: null })
  else return
  event.preventDefault()
  event.stopPropagation()
}
