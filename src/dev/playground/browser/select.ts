import { html, nothing, type TemplateResult } from 'lit-html'
import type { Select, SelectChoice } from '../contract/component.ts'
import type { PartContext } from './actions.ts'

/** A select of a message. A single choice is sent immediately; several with "Choose". */
export const selectView = (select: Select, { message, actions }: PartContext): TemplateResult => {
  const send = (values: readonly string[]) => actions?.select(message, select.customId, values)
  const labels = select.choices.filter(one => one.chosen).map(({ label }) => label)
  const title = labels.length > 0 ? labels.join(', ') : select.placeholder || 'Make a selection'
  return html`<details class="select ${select.disabled || !actions ? 'is-off' : ''}" @keydown=${onEscape}>
    <summary aria-disabled=${select.disabled || !actions ? 'true' : nothing}
      @click=${(event: Event) => (select.disabled || !actions) && event.preventDefault()}>${title}</summary>
    ${select.max > 1 ? severalView(select, send) : oneView(select, send)}
  </details>`
}

const onEscape = (event: KeyboardEvent): void => {
  if (event.key === 'Escape') shut(event)
}

const shut = ({ currentTarget }: Event): void => {
  const details = (currentTarget as HTMLElement).closest('details')
  if (!details) return
  details.open = false
  details.querySelector('summary')?.focus()
}

const oneView = ({ choices }: Select, send: (values: readonly string[]) => void) => html`
  <ul class="choices">
    ${choices.map(
      choice => html`<li>
        <button type="button" class="choice" aria-current=${choice.chosen ? 'true' : nothing}
          @click=${(event: Event) => {
            shut(event)
            send([choice.value])
          }}>${choiceText(choice)}</button>
      </li>`,
    )}
  </ul>`

const severalView = ({ choices, min, max }: Select, send: (values: readonly string[]) => void) => html`
  <form class="choices" @submit=${(event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const values = new FormData(form).getAll('choice').map(String)
    const wrong = values.length < min || values.length > max
    form.querySelector('.hint')!.classList.toggle('is-wrong', wrong)
    if (wrong) return
    shut(event)
    send(values)
  }}>
    ${choices.map(
      choice => html`<label class="choice">
        <input type="checkbox" name="choice" value=${choice.value} ?checked=${choice.chosen} />
        <span>${choiceText(choice)}</span>
      </label>`,
    )}
    <p class="hint">${hintOf(min, max)}</p>
    <button class="button primary">Choose</button>
  </form>`

const hintOf = (min: number, max: number): string =>
  min === max ? `Choose exactly ${numberWord(min)}.` : `Choose ${min} to ${max}.`

const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

const numberWord = (n: number): string => WORDS[n] ?? String(n)

const choiceText = ({ label, description }: SelectChoice) =>
  html`${label}${description === null ? nothing : html`<small>${description}</small>`}`
