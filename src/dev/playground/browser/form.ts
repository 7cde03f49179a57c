import { html, nothing } from 'lit-html'
import { ref } from 'lit-html/directives/ref.js'
import type { SelectChoice } from '../contract/component.ts'
import type { FormField } from '../contract/modal.ts'
import type { FormActions, FormValues } from './actions.ts'
import { acceptOf } from './file-types.ts'
import { markdownView } from './markdown.ts'
import type { OpenForm } from './state.ts'

/** A modal of the application, as a dialog until it is submitted or cancelled. */
export const formView = ({ modal, failed, sending }: OpenForm, { submit, cancel }: FormActions) => html`
  <dialog class="form" aria-labelledby="form-title" ${ref(open)} @close=${cancel}>
    <form @submit=${(event: SubmitEvent) => {
      event.preventDefault()
      if (!sending) submit(filledIn(event.currentTarget as HTMLFormElement, modal.fields))
    }}>
      <h2 id="form-title">${modal.title}</h2>
      ${failed === null ? nothing : html`<p class="wrong" role="alert">${failed}</p>`}
      ${modal.fields.map(fieldView)}
      <div class="row">
        <button class="button primary" aria-busy=${sending ? 'true' : nothing}>Submit</button>
        <button type="button" class="button secondary" @click=${cancel}>Cancel</button>
      </div>
    </form>
  </dialog>`

const open = (element?: Element): void => {
  const dialog = element as HTMLDialogElement | undefined
  // The element is connected only after the current render.
  queueMicrotask(() => dialog?.isConnected && !dialog.open && dialog.showModal())
}

const filledIn = (form: HTMLFormElement, fields: readonly FormField[]): FormValues => {
  const data = new FormData(form)
  return Object.fromEntries(
    fields.flatMap(field => (field.type === 'text' ? [] : [[field.customId, valueIn(data, field)] as const])),
  )
}

const valueIn = (data: FormData, { type, customId }: FormField & { customId: string }) => {
  if (type === 'input') return String(data.get(customId) ?? '')
  // An empty file input yields a file without a name.
  if (type === 'files')
    return data.getAll(customId).filter(one => one instanceof File && one.name !== '') as File[]
  return data.getAll(customId).map(String)
}

const fieldView = (field: FormField) => {
  if (field.type === 'text') return html`<div class="text">${markdownView(field.marks)}</div>`
  const { customId, label, description, required } = field
  const title = html`${label}${required ? html` <span class="quiet">required</span>` : nothing}`
  const hint = description === null ? nothing : html`<small class="quiet">${description}</small>`
  if (field.type === 'input')
    return html`<div class="option"><label for=${`field-${customId}`}>${title}</label>${hint}${inputView(field)}</div>`
  if (field.type === 'files')
    return html`<div class="option"><label for=${`field-${customId}`}>${title}</label>${hint}${filesView(field)}</div>`
  if (field.type === 'checkbox')
    return html`<div class="option">${field.choices.map(choice => choiceView(choice, customId, 'checkbox', false))}${hint}</div>`
  return html`<fieldset class="option"><legend>${title}</legend>${hint}
    ${field.choices.map(choice => choiceView(choice, customId, kindOf(field), required))}
  </fieldset>`
}

const inputView = ({
  customId,
  long,
  placeholder,
  value,
  min,
  max,
  required,
}: FormField & { type: 'input' }) =>
  long
    ? html`<textarea id=${`field-${customId}`} name=${customId} rows="4" placeholder=${placeholder}
        minlength=${min} maxlength=${max} ?required=${required}>${value}</textarea>`
    : html`<input id=${`field-${customId}`} name=${customId} placeholder=${placeholder} value=${value}
        minlength=${min} maxlength=${max} ?required=${required} />`

const filesView = ({ customId, max, required, fileTypes }: FormField & { type: 'files' }) => html`
  <input type="file" id=${`field-${customId}`} name=${customId} accept=${acceptOf(fileTypes)}
    ?multiple=${max > 1} ?required=${required} />`

const kindOf = ({ type, max }: FormField & { readonly max: number }) =>
  max > 1 || type.startsWith('checkbox') ? 'checkbox' : 'radio'

const choiceView = (
  { label, value, description, chosen }: SelectChoice,
  name: string,
  kind: 'checkbox' | 'radio',
  required: boolean,
) => html`
  <label class="choice">
    <input type=${kind} ?required=${required && kind === 'radio'} name=${name} value=${value} ?checked=${chosen} />
    <span>${label}${description === null ? nothing : html`<small>${description}</small>`}</span>
  </label>`
