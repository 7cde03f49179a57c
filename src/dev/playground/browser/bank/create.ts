import { html, nothing, type TemplateResult } from 'lit-html'
import type { BankView } from '../../contract/bank.ts'
import type { BankActions, CreateForm } from './state.ts'

/** The button for a new question, or the form behind it. */
export const createView = (
  form: CreateForm | null,
  banks: BankView['banks'],
  actions: BankActions,
): TemplateResult =>
  form === null
    ? html`<button type="button" class="bank-button"
        @click=${() => actions.create({ bank: banks[0]?.name ?? '', name: '', failed: null })}>New question</button>`
    : formView(form, banks, actions)

const formView = (form: CreateForm, banks: BankView['banks'], actions: BankActions) => html`
  <form class="bank-create" aria-label="New question"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault()
      actions.submit(form)
    }}
    @keydown=${({ key }: KeyboardEvent) => key === 'Escape' && actions.create(null)}>
    <label>
      <span>Bank</span>
      <select @change=${({ target }: Event) => actions.create({ ...form, failed: null, bank: (target as HTMLSelectElement).value })}>
        ${banks.map(({ name, title }) => html`<option value=${name} .selected=${name === form.bank}>${title}</option>`)}
      </select>
    </label>
    <label>
      <span>File name</span>
      <input required autofocus autocomplete="off" spellcheck="false" maxlength="100" placeholder="vpc/endpoints-1"
        .value=${form.name} aria-invalid=${form.failed === null ? nothing : 'true'}
        @input=${({ target }: Event) => actions.create({ ...form, failed: null, name: (target as HTMLInputElement).value })} />
    </label>
    ${form.failed === null ? nothing : html`<p class="bank-wrong" role="alert">${form.failed}</p>`}
    <p class="bank-hint">This creates a draft from a template and opens it here.</p>
    <div class="bank-buttons">
      <button class="bank-button is-primary">Create</button>
      <button type="button" class="bank-button" @click=${() => actions.create(null)}>Cancel</button>
    </div>
  </form>
`
