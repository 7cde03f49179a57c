import { html, nothing } from 'lit-html'
import { live } from 'lit-html/directives/live.js'
import { repeat } from 'lit-html/directives/repeat.js'
import type { Chat } from '../contract/chat.ts'
import type { CommandOption } from '../contract/command.ts'
import type { ComposerActions } from './actions.ts'
import { autocompleteView } from './autocomplete.ts'
import { acceptOf } from './file-types.ts'
import { choicesFor, type OptionChoice } from './option-choices.ts'
import { type OptionField, setOptionValue, setTypedValue } from './option-field.ts'
import { type CommandForm, EMPTY_COMPOSER } from './state.ts'

/** A command that is being filled in, with fields for required and added options. */
export const commandFormView = (chat: Chat, form: CommandForm, actions: ComposerActions) => {
  const { command, fields, wrong, sending } = form
  const visible = fields.map(name => command.options.find(one => one.name === name)!)
  const others = command.options.filter(({ name }) => !fields.includes(name))
  return html`<form class="composer filling" aria-label=${`Command /${command.label}`} novalidate
    @submit=${(event: SubmitEvent) => {
      event.preventDefault()
      if (!sending) actions.send(form)
    }}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && actions.become(EMPTY_COMPOSER)}>
    <p class="what"><b>/${command.label}</b> <span>${command.description}</span></p>
    ${wrong?.option === null ? html`<p class="wrong" role="alert">${wrong.why}</p>` : nothing}
    ${repeat(
      visible,
      ({ name }) => name,
      option => fieldView(chat, form, option, actions),
    )}
    <div class="row">
      <button class="button primary" id="send" aria-busy=${sending ? 'true' : nothing}>Send</button>
      <button type="button" class="button secondary" @click=${() => actions.become(EMPTY_COMPOSER)}>Cancel</button>
      ${others.map(
        ({ name, label, description }) => html`<button type="button" class="chip" title=${description}
          @click=${() => actions.become({ ...form, fields: [...fields, name] })}>
          <span aria-hidden="true">+ </span>${label}
        </button>`,
      )}
      ${others.length > 0 ? typedView(form, others[0]!, actions) : nothing}
    </div>
  </form>`
}

/** For those who type the whole command. Enter sends the form, with what is typed here. */
const typedView = (form: CommandForm, { label }: CommandOption, actions: ComposerActions) => html`
  <input id="typed-options" autocomplete="off" spellcheck="false" aria-label="Options as name:value"
    placeholder=${`or type ${label}:…`} .value=${live(form.typed)}
    @input=${({ target }: Event) => actions.become({ ...form, typed: (target as HTMLInputElement).value, wrong: null })} />`

const fieldView = (chat: Chat, form: CommandForm, option: CommandOption, actions: ComposerActions) => {
  const id = `option-${option.name}`
  const wrong = form.wrong?.option === option.name ? form.wrong.why : null
  return html`<div class="option">
    <label for=${id}>${option.label}${option.required ? html` <span class="quiet">required</span>` : nothing}</label>
    ${inputView({ chat, form, option, actions, id, wrong: wrong !== null })}
    <small id=${`${id}-hint`} class=${wrong === null ? 'quiet' : 'wrong'}>${wrong ?? option.description}</small>
  </div>`
}

const inputView = (field: OptionField) => {
  if (field.option.kind === 'attachment') return fileView(field)
  const list = choicesFor(field.chat, field.option)
  if (list) return pickView(field, list)
  return field.option.autocomplete ? autocompleteView(field) : plainView(field)
}

const pickView = (field: OptionField, list: readonly OptionChoice[]) => {
  const current = field.form.values[field.option.name]?.text ?? ''
  return html`<select id=${field.id} aria-describedby=${`${field.id}-hint`} aria-invalid=${field.wrong ? 'true' : nothing}
    @change=${({ target }: Event) => {
      const text = (target as HTMLSelectElement).value
      setOptionValue(field, { text, value: list.find(({ value }) => String(value) === text)?.value ?? text })
    }}>
    <option value="" ?selected=${current === ''}>Choose…</option>
    ${list.map(
      ({ name, value }) =>
        html`<option value=${value} ?selected=${String(value) === current}>${name}</option>`,
    )}
  </select>`
}

/** A file is uploaded when it is picked, and submitted by its id. */
const fileView = (field: OptionField) => html`<input type="file" id=${field.id}
  accept=${acceptOf(field.option.fileTypes)}
  aria-describedby=${`${field.id}-hint`} aria-invalid=${field.wrong ? 'true' : nothing}
  @change=${({ target }: Event) => {
    const [file] = (target as HTMLInputElement).files ?? []
    if (file) field.actions.attach(field.form, field.option.name, file)
  }} />`

const plainView = (field: OptionField) => {
  const isNumber = ['integer', 'number'].includes(field.option.kind)
  return html`<input id=${field.id} autocomplete="off" inputmode=${isNumber ? 'decimal' : 'text'}
    aria-describedby=${`${field.id}-hint`} aria-invalid=${field.wrong ? 'true' : nothing}
    .value=${live(field.form.values[field.option.name]?.text ?? '')}
    @input=${({ target }: Event) => setTypedValue(field, target)} />`
}
