import { html, nothing } from 'lit-html'
import { live } from 'lit-html/directives/live.js'
import { isComposing } from './composing.ts'
import { type OptionField, setOptionValue, setTypedValue } from './option-field.ts'
import type { CommandForm } from './state.ts'

/** A combobox with autocomplete suggestions of the application. */
export const autocompleteView = (field: OptionField) => {
  const { form, option, actions, id } = field
  const open = form.suggestions?.option === option.name ? form.suggestions : null
  return html`<div class="suggested">
    <input id=${id} autocomplete="off" role="combobox" aria-autocomplete="list" aria-controls=${`${id}-list`}
      aria-expanded=${open !== null} aria-describedby=${`${id}-hint`} aria-invalid=${field.wrong ? 'true' : nothing}
      aria-activedescendant=${open ? `${id}-${open.index}` : nothing}
      .value=${live(form.values[option.name]?.text ?? '')}
      @focus=${() => actions.suggest(form, option.name)}
      @blur=${actions.unsuggest}
      @input=${({ target }: Event) => actions.suggest(setTypedValue(field, target), option.name)}
      @keydown=${(event: KeyboardEvent) => onKey(event, field)} />
    ${open === null ? nothing : suggestionsView(field, open)}
  </div>`
}

type Open = NonNullable<CommandForm['suggestions']>

const suggestionsView = (field: OptionField, { list, index }: Open) => html`
  <ul class="commands" id=${`${field.id}-list`} role="listbox" aria-label=${`Suggestions for ${field.option.name}`}>
    ${list.map(
      ({ name, value }, at) => html`<li id=${`${field.id}-${at}`} role="option" aria-selected=${at === index}
        @mousedown=${(event: MouseEvent) => {
          event.preventDefault()
          setOptionValue(field, { text: name, value })
        }}>${name}</li>`,
    )}
    ${list.length === 0 ? html`<li role="option" aria-selected="false" aria-disabled="true">Nothing found</li>` : nothing}
  </ul>`

const onKey = (event: KeyboardEvent, field: OptionField): void => {
  if (isComposing(event)) return
  const { form, option, actions } = field
  const open = form.suggestions?.option === option.name ? form.suggestions : null
  if (!open || open.list.length === 0) return
  const { list, index } = open
  const move = (by: number) =>
    actions.become({ ...form, suggestions: { ...open, index: (index + by + list.length) % list.length } })
  if (event.key === 'ArrowDown') move(1)
  else if (event.key === 'ArrowUp') move(-1)
  else if (event.key === 'Enter')
    setOptionValue(field, { text: list[index]!.name, value: list[index]!.value })
  else if (event.key === 'Escape') actions.become({ ...form, suggestions: null })
  else return
  event.preventDefault()
  event.stopPropagation()
}
