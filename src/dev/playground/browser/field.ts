import type { Chat, Option } from '../contract.ts'
import type { ComposerActions } from './composer.ts'
import type { Filled, Filling } from './state.ts'

/** An option of a command that is being filled in. */
export type Field = {
  readonly chat: Chat
  readonly filling: Filling
  readonly option: Option
  readonly actions: ComposerActions
  readonly id: string
  readonly wrong: boolean
}

/** What is filled in from now on. */
export const put = ({ filling, option, actions }: Field, filled: Filled): Filling => {
  const next = {
    ...filling,
    values: { ...filling.values, [option.name]: filled },
    wrong: null,
    suggestions: null,
  }
  actions.become(next)
  return next
}

export const typed = (field: Field, target: EventTarget | null): Filling => {
  const text = (target as HTMLInputElement).value
  return put(field, { text, value: text })
}
