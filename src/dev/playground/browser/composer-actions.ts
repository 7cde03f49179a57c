import type { UploadResult } from '../contract/action.ts'
import type { CommandInfo } from '../contract/command.ts'
import type { ComposerActions } from './actions.ts'
import { type CommandForm, commandForm, EMPTY_COMPOSER, optionValue, validateOption } from './state.ts'
import type { PageStore, PerformAction } from './store.ts'
import { withTypedOptions } from './typed-options.ts'

const SUGGEST_AFTER_MS = 150

/** The actions of the composer. */
export const composerActions = (
  { state, change }: PageStore,
  perform: PerformAction,
  attempt: PerformAction,
  upload: (file: File) => Promise<UploadResult>,
): ComposerActions => {
  let timer: ReturnType<typeof setTimeout> | undefined
  // Synchronous, since a fast typist keeps typing.
  const focus = (id: string) => document.getElementById(id)?.focus()
  const current = () => {
    const { composer } = state()
    return composer.kind === 'command' ? composer : null
  }
  const done = () => {
    change({ composer: EMPTY_COMPOSER })
    focus('write')
  }
  return {
    become(composer) {
      const before = state().composer
      change({ composer })
      if (composer.kind === 'text' && before.kind === 'command') focus('write')
      const added =
        composer.kind === 'command' && before.kind === 'command' ? newest(before, composer) : undefined
      if (added) focus(`option-${added}`)
    },
    take(command, typed = '') {
      const form = withTypedOptions({ ...commandForm(command), typed }, state().chat!)
      change({ composer: form })
      focus(firstToFill(form))
    },
    run(command: CommandInfo) {
      change({ composer: EMPTY_COMPOSER })
      void attempt({ kind: 'command', title: command.title, values: {} })
    },
    async say(text) {
      // Before it is sent: what is typed meanwhile is the next line.
      done()
      const { failed } = await attempt({ kind: 'say', text })
      const { composer } = state()
      if (failed !== null && composer.kind === 'text' && composer.text === '')
        change({ composer: { kind: 'text', text, index: 0, shut: false } })
    },
    async send(given) {
      const form = withTypedOptions(given, state().chat!)
      const wrong = form.wrong ?? firstWrong(form)
      if (wrong) {
        change({ composer: { ...form, wrong } })
        focus(wrong.option === null ? 'typed-options' : `option-${wrong.option}`)
        return
      }
      change({ composer: { ...form, sending: true } })
      const { failed } = await perform({
        kind: 'command',
        title: form.command.title,
        values: valuesOf(form),
      })
      if (failed === null) done()
      else change({ composer: { ...form, sending: false, wrong: { option: null, why: failed } } })
    },
    async attach(form, option, file) {
      const { id, failed } = await upload(file)
      const now = current()
      if (now?.command !== form.command) return
      const values = { ...now.values, [option]: { text: id === null ? '' : file.name, value: id ?? '' } }
      change({ composer: { ...now, values, wrong: failed === null ? null : { option, why: failed } } })
    },
    unsuggest() {
      const form = current()
      if (form?.suggestions) change({ composer: { ...form, suggestions: null } })
    },
    suggest(form, option) {
      clearTimeout(timer)
      timer = setTimeout(async () => {
        const { [option]: _, ...values } = valuesOf(form)
        const typed = form.values[option]?.text ?? ''
        const { suggestions: list } = await perform({
          kind: 'suggest',
          title: form.command.title,
          option,
          typed,
          values,
        })
        const now = current()
        const isFocused = document.activeElement?.id === `option-${option}`
        if (now?.command !== form.command || !isFocused || (now.values[option]?.text ?? '') !== typed) return
        change({ composer: { ...now, suggestions: { option, list, index: 0 } } })
      }, SUGGEST_AFTER_MS)
    },
  }
}

const newest = (before: CommandForm, after: CommandForm): string | undefined =>
  after.fields.find(name => !before.fields.includes(name))

/** The id of the field that has the focus first: a wrong or required one, else the one for options as text. */
const firstToFill = ({ command, fields, values, wrong }: CommandForm): string => {
  const name =
    wrong?.option ?? command.options.find(one => one.required && values[one.name] === undefined)?.name
  if (name !== undefined && name !== null) return `option-${name}`
  return command.options.length > fields.length ? 'typed-options' : 'send'
}

const firstWrong = ({ command, values }: CommandForm) => {
  for (const option of command.options) {
    const why = validateOption(option, values[option.name])
    if (why !== null) return { option: option.name, why }
  }
  return null
}

const valuesOf = ({ command, values }: CommandForm) =>
  Object.fromEntries(
    command.options.flatMap(option => {
      const filled = values[option.name]
      return filled && filled.text.trim() !== '' ? [[option.name, optionValue(option, filled)]] : []
    }),
  )
