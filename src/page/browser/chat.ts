import type { Act, Acted, Chat, Command } from '../contract.ts'
import type { MessageActions } from './actions.ts'
import { hashOf } from './address.ts'
import type { ComposerActions } from './composer.ts'
import type { Actions } from './layout.ts'
import { act, passTime } from './server.ts'
import { EMPTY, type Filling, fillingOf, type State, sentValue, wrongWith } from './state.ts'
import { switchTheme } from './theme.ts'

/** The one place where the page's state is kept; `change` draws anew. */
export type Holder = {
  readonly state: () => State
  readonly change: (part: Partial<State>) => void
}

type Doing = Act extends infer One ? (One extends Act ? Omit<One, 'as' | 'in'> : never) : never

/** What people do on the page. */
export const actionsOf = (holder: Holder): Actions => {
  const { state, change } = holder
  const tell = teller(holder)
  const perform = async (doing: Doing): Promise<Acted> => {
    const { me, here } = state().chat as Chat
    const acted = await act({ ...doing, as: me.id, in: here.id } as Act)
    if (acted.modal) change({ form: { modal: acted.modal, failed: null, sending: false } })
    return acted
  }
  /** Without a place of its own for what went wrong. */
  const attempt = async (doing: Doing): Promise<Acted> => {
    const acted = await perform(doing)
    if (acted.failed !== null) tell(acted.failed)
    return acted
  }
  const composer = composerActions(holder, perform, attempt)
  return {
    message: messageActions(holder, attempt, tell),
    composer,
    form: formActions(holder, perform),
    become(personId) {
      location.hash = hashOf(
        personId,
        state().chat?.here.kind === 'dm' ? null : (state().chat?.here.id ?? null),
      )
      change({ composer: EMPTY })
    },
    async time(kind) {
      tell('Putting the clock forward…')
      tell(await passTime({ kind }))
    },
    drawer: drawer => change({ drawer }),
    theme: switchTheme,
    first() {
      const quiz = state().chat?.commands.find(({ title }) => title === 'quiz')
      if (quiz) composer.run(quiz)
    },
  }
}

const TOLD_MS = 8000

const teller = ({ change }: Holder) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (told: string): void => {
    clearTimeout(timer)
    timer = setTimeout(() => change({ told: '' }), TOLD_MS)
    change({ told })
  }
}

type Perform = (doing: Doing) => Promise<Acted>

const messageActions = (
  { state, change }: Holder,
  attempt: Perform,
  tell: (told: string) => void,
): MessageActions => {
  const wait = async (key: string, work: () => Promise<unknown>) => {
    change({ waiting: new Set([...state().waiting, key]) })
    await work()
    change({ waiting: new Set([...state().waiting].filter(one => one !== key)) })
  }
  return {
    press: ({ id: messageId }, customId) =>
      void wait(`${messageId}/${customId}`, () => attempt({ kind: 'click', messageId, customId })),
    select: ({ id: messageId }, customId, values) =>
      void wait(`${messageId}/${customId}`, () => attempt({ kind: 'select', messageId, customId, values })),
    dismiss: ({ id: messageId }) => {
      document.getElementById('write')?.focus()
      void attempt({ kind: 'dismiss', messageId })
    },
    remove: ({ id: messageId }) => void attempt({ kind: 'delete', messageId }),
    close: ({ id: messageId }) => void passTime({ kind: 'close', messageId }).then(tell),
    isWaiting: ({ id }, customId) => state().waiting.has(`${id}/${customId}`),
  }
}

const SUGGEST_AFTER_MS = 150

const composerActions = ({ state, change }: Holder, perform: Perform, attempt: Perform): ComposerActions => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const focusSoon = (id: string) => requestAnimationFrame(() => document.getElementById(id)?.focus())
  const current = () => {
    const { composer } = state()
    return composer.kind === 'command' ? composer : null
  }
  const done = () => {
    change({ composer: EMPTY })
    focusSoon('write')
  }
  return {
    become(composer) {
      const before = state().composer
      change({ composer })
      if (composer.kind === 'text' && before.kind === 'command') focusSoon('write')
      const added =
        composer.kind === 'command' && before.kind === 'command' ? newest(before, composer) : undefined
      if (added) focusSoon(`option-${added}`)
    },
    take(command) {
      const filling = fillingOf(command)
      change({ composer: filling })
      focusSoon(filling.shown.length > 0 ? `option-${filling.shown[0]}` : 'send')
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
        return focusSoon(`option-${wrong.option}`)
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

const formActions = ({ state, change }: Holder, perform: Perform): Actions['form'] => ({
  async submit(fields) {
    const { form } = state()
    if (!form) return
    change({ form: { ...form, sending: true } })
    const { failed } = await perform({ kind: 'submit', modalId: form.modal.id, fields })
    if (failed !== null) change({ form: { ...form, failed, sending: false } })
    else if (state().form?.modal === form.modal) change({ form: null })
  },
  cancel: () => change({ form: null }),
})
