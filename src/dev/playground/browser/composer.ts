import { html, nothing, type TemplateResult } from 'lit-html'
import { live } from 'lit-html/directives/live.js'
import type { Chat } from '../contract/chat.ts'
import type { CommandInfo } from '../contract/command.ts'
import type { ComposerActions } from './actions.ts'
import { commandFormView } from './command-form.ts'
import { isComposing } from './composing.ts'
import { type Composer, matchingCommands } from './state.ts'

/** The composer: a message, or a command after "/". */
export const composerView = (chat: Chat, composer: Composer, actions: ComposerActions): TemplateResult =>
  composer.kind === 'command' ? commandFormView(chat, composer, actions) : textView(chat, composer, actions)

type Text = Composer & { readonly kind: 'text' }

const textView = (chat: Chat, composer: Text, actions: ComposerActions) => {
  const list = composer.shut ? [] : matchingCommands(chat.commands, composer.text)
  const name = chat.here.kind === 'dm' ? `@${chat.here.name}` : `#${chat.here.name}`
  return html`<div class="composer">
    ${list.length > 0 ? listView(list, composer.index, actions) : nothing}
    <textarea id="write" rows="1" maxlength="2000" aria-label=${`Message ${name}`}
      placeholder=${`Message ${name}, or type / for commands`}
      aria-autocomplete="list" aria-controls=${list.length > 0 ? 'commands' : nothing}
      aria-activedescendant=${list.length > 0 ? `command-${composer.index}` : nothing}
      .value=${live(composer.text)}
      @input=${(event: InputEvent) => typed(chat, (event.target as HTMLTextAreaElement).value, actions)}
      @keydown=${(event: KeyboardEvent) => onKey(event, composer, list, actions)}></textarea>
    <p class="sr-only" role="status">${list.length > 0 ? `${list.length} commands: arrow keys choose, Tab takes` : ''}</p>
  </div>`
}

/** A command's full name followed by a space selects it, as in Discord; options may follow, if it was pasted. */
const typed = ({ commands }: Chat, text: string, { become, take }: ComposerActions): void => {
  const begun = text.includes('\n') ? null : commandBegun(commands, text)
  if (begun) take(begun.command, begun.rest)
  else become({ kind: 'text', text, index: 0, shut: false })
}

const commandBegun = (commands: readonly CommandInfo[], text: string) => {
  for (const command of commands)
    for (const name of [command.label, command.title])
      if (text.toLowerCase().startsWith(`/${name} `)) return { command, rest: text.slice(name.length + 2) }
  return null
}

const onKey = (
  event: KeyboardEvent,
  composer: Text,
  list: readonly CommandInfo[],
  actions: ComposerActions,
): void => {
  if (isComposing(event)) return
  if (list.length > 0 && onListKey(event, composer, list, actions)) {
    event.preventDefault()
    return
  }
  if (event.key !== 'Enter' || event.shiftKey) return
  event.preventDefault()
  if (composer.text.trim() !== '') actions.say(composer.text)
}

/** Enter runs a command with its full name typed, unless an option is required; Tab shows its options. */
const onListKey = (
  { key, shiftKey }: KeyboardEvent,
  composer: Text,
  list: readonly CommandInfo[],
  { become, take, run }: ComposerActions,
): boolean => {
  const at = list[Math.min(composer.index, list.length - 1)]!
  const move = (by: number) =>
    become({ ...composer, index: (composer.index + by + list.length) % list.length })
  if (key === 'ArrowDown') move(1)
  else if (key === 'ArrowUp') move(-1)
  else if (key === 'Escape') become({ ...composer, shut: true })
  else if (key === 'Tab' && !shiftKey) take(at)
  else if (key !== 'Enter' || shiftKey) return false
  else if (
    [`/${at.label}`, `/${at.title}`].includes(composer.text.trim()) &&
    at.options.every(one => !one.required)
  )
    run(at)
  else take(at)
  return true
}

const listView = (list: readonly CommandInfo[], index: number, { take }: ComposerActions) => html`
  <ul class="commands" id="commands" role="listbox" aria-label="Commands" tabindex="0">
    ${list.map(
      (command, at) => html`<li id="command-${at}" role="option" aria-selected=${at === index}
        @click=${() => take(command)}>
        <b>/${command.label}</b> <span>${command.description}</span>
      </li>`,
    )}
  </ul>`
