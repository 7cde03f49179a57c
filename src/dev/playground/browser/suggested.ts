import { html, nothing } from 'lit-html'
import { live } from 'lit-html/directives/live.js'
import { type Field, put, typed } from './field.ts'
import type { Filling } from './state.ts'

/** The application suggests while somebody types. */
export const suggestedView = (field: Field) => {
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
