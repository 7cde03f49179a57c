import type { Command } from '../contract.ts'
import type { ComposerActions } from './composer.ts'
import type { Holder, Perform } from './holder.ts'
import { EMPTY, type Filling, fillingOf, sentValue, wrongWith } from './state.ts'

const SUGGEST_AFTER_MS = 150

/** What people do where they write. */
export const composerActions = (
  { state, change }: Holder,
  perform: Perform,
  attempt: Perform,
): ComposerActions => {
  let timer: ReturnType<typeof setTimeout> | undefined
  // At once, since a fast typist goes on typing.
  const focus = (id: string) => document.getElementById(id)?.focus()
  const current = () => {
    const { composer } = state()
    return composer.kind === 'command' ? composer : null
  }
  const done = () => {
    change({ composer: EMPTY })
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
    take(command) {
      const filling = fillingOf(command)
      change({ composer: filling })
      focus(filling.shown.length > 0 ? `option-${filling.shown[0]}` : 'send')
    },
    run(command: Command) {
      change({ composer: EMPTY })
      void attempt({ kind: 'command', title: command.title, values: {} })
    },
    async say(text) {
      const { failed } = await attempt({ kind: 'say', text })
      if (failed === null) done()
    },
    async send(filling) {
      const wrong = firstWrong(filling)
      if (wrong) {
        change({ composer: { ...filling, wrong } })
        focus(`option-${wrong.option}`)
        return
      }
      change({ composer: { ...filling, sending: true } })
      const { failed } = await perform({
        kind: 'command',
        title: filling.command.title,
        values: valuesOf(filling),
      })
      if (failed === null) done()
      else change({ composer: { ...filling, sending: false, wrong: { option: null, why: failed } } })
    },
    unsuggest() {
      const filling = current()
      if (filling?.suggestions) change({ composer: { ...filling, suggestions: null } })
    },
    suggest(filling, option) {
      clearTimeout(timer)
      timer = setTimeout(async () => {
        const { [option]: asked, ...values } = valuesOf(filling)
        const typed = filling.values[option]?.text ?? ''
        const { suggestions: list } = await perform({
          kind: 'suggest',
          title: filling.command.title,
          option,
          typed,
          values,
        })
        const now = current()
        const isFocused = document.activeElement?.id === `option-${option}`
        if (now?.command !== filling.command || !isFocused || (now.values[option]?.text ?? '') !== typed)
          return
        change({ composer: { ...now, suggestions: { option, list, index: 0 } } })
      }, SUGGEST_AFTER_MS)
    },
  }
}

const newest = (before: Filling, after: Filling): string | undefined =>
  after.shown.find(name => !before.shown.includes(name))

const firstWrong = ({ command, values }: Filling) => {
  for (const option of command.options) {
    const why = wrongWith(option, values[option.name])
    if (why !== null) return { option: option.name, why }
  }
  return null
}

const valuesOf = ({ command, values }: Filling) =>
  Object.fromEntries(
    command.options.flatMap(option => {
      const filled = values[option.name]
      return filled && filled.text.trim() !== '' ? [[option.name, sentValue(option, filled)]] : []
    }),
  )
