import { html, type TemplateResult } from 'lit-html'
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
        @click=${() => actions.create({ bank: banks[0]?.name ?? '', name: '' })}>New question</button>`
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
      <select @change=${({ target }: Event) => actions.create({ ...form, bank: (target as HTMLSelectElement).value })}>
        ${banks.map(({ name, title }) => html`<option value=${name} .selected=${name === form.bank}>${title}</option>`)}
      </select>
    </label>
    <label>
      <span>File name</span>
      <input required autofocus autocomplete="off" spellcheck="false" maxlength="100" placeholder="vpc/endpoints-1"
        .value=${form.name}
        @input=${({ target }: Event) => actions.create({ ...form, name: (target as HTMLInputElement).value })} />
    </label>
    <p class="bank-hint">A draft is written from a template and opened here. Fill it in with your editor.</p>
    <div class="bank-buttons">
      <button class="bank-button is-primary">Create</button>
      <button type="button" class="bank-button" @click=${() => actions.create(null)}>Cancel</button>
    </div>
  </form>
`
