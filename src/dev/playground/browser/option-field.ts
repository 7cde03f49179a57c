import type { Chat } from '../contract/chat.ts'
import type { CommandOption } from '../contract/command.ts'
import type { ComposerActions } from './actions.ts'
import type { CommandForm, OptionInput } from './state.ts'

/** The field of a command option. */
export type OptionField = {
  readonly chat: Chat
  readonly form: CommandForm
  readonly option: CommandOption
  readonly actions: ComposerActions
  readonly id: string
  readonly wrong: boolean
}

/** Changes the option's value, and returns the new form. */
export const setOptionValue = ({ form, option, actions }: OptionField, filled: OptionInput): CommandForm => {
  const next = {
    ...form,
    values: { ...form.values, [option.name]: filled },
    wrong: null,
    suggestions: null,
  }
  actions.become(next)
  return next
}

export const setTypedValue = (field: OptionField, target: EventTarget | null): CommandForm => {
  const text = (target as HTMLInputElement).value
  return setOptionValue(field, { text, value: text })
}
